/** A file of a vault: what is ours in it, and how it begins when it is new. */
export interface VaultFile {
  /** Of the document, entity or project it is about: by this it is found again, wherever it was moved. */
  readonly id: string
  /** From the vault's root, with forward slashes and extension. */
  readonly path: string
  /** YAML between its fences. Written once: afterwards it is the person's. */
  readonly frontMatter: string
  /** Rewritten by every export. */
  readonly text: string
}

const BEGIN = /^%% variorum begin (([\w-]+)\+*) %%$/m

function endOf(key: string): string {
  return `%% variorum end ${key} %%`
}

/** The managed block of a file, its markers included. Obsidian shows neither of them. */
function managed({ id, text }: VaultFile): string {
  let key = id
  while (text.includes(endOf(key))) key += '+'
  return `%% variorum begin ${key} %%\n${text}\n${endOf(key)}`
}

/** What a file of a vault is about, if an export wrote it. */
export function managedId(text: string): string | null {
  return BEGIN.exec(text.replaceAll('\r\n', '\n'))?.[2] ?? null
}

/**
 * A file after an export: the managed block as it is now, every other character as it was. A file without
 * one, or with one whose end somebody deleted, gets it at its end.
 */
export function mergedFile(existing: string | null, file: VaultFile): string {
  if (existing === null) return `---\n${file.frontMatter}\n---\n\n${managed(file)}\n`
  const place = managedPlace(existing, file.id)
  if (place === null) return `${existing}${existing.endsWith('\n') ? '' : '\n'}\n${managed(file)}\n`
  return existing.slice(0, place.start) + managed(file) + existing.slice(place.end)
}

function managedPlace(text: string, id: string): { start: number; end: number } | null {
  const begin = new RegExp(`^%% variorum begin (${id}\\+*) %%(?=\\r?$)`, 'm').exec(text)
  if (begin === null) return null
  const end = endOf(begin[1] ?? id)
  const endStart = text.indexOf(end, begin.index)
  return endStart === -1 ? null : { start: begin.index, end: endStart + end.length }
}
