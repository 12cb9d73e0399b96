/** A file's front matter as fields, and the text after it. */
export interface FrontMatter {
  /** Keys in lower case; a list has all its items. Empty when the file has no front matter. */
  readonly fields: ReadonlyMap<string, readonly string[]>
  readonly body: string
}

/** In UTF-16 units. A search for the end of what is no front matter must not read a whole book. */
const MAX_LENGTH = 1 << 16

const nothing: ReadonlyMap<string, readonly string[]> = new Map()

/**
 * Reads YAML front matter, of which it knows `key: value`, `key: [a, b]` and lists of `- item`. Where
 * the file begins with `---` but what follows is not all of that kind, it is a thematic break and text:
 * nothing is taken for metadata that is not sure to be.
 */
export function frontMatterOf(source: string): FrontMatter {
  const head = source.slice(0, MAX_LENGTH)
  const block = /^---[ \t]*\n((?:.*\n)*?)(?:---|\.\.\.)[ \t]*(?:\n|$)/.exec(head)
  const fields = block === null ? nothing : fieldsOf((block[1] ?? '').split('\n'))
  if (block === null || fields.size === 0) return { fields: nothing, body: source }
  // The blank lines between the front matter and the text belong to neither.
  return { fields, body: source.slice(block[0].length).replace(/^\n+/, '') }
}

/** The fields of the lines; none if any line is not of a kind we read. */
function fieldsOf(lines: readonly string[]): ReadonlyMap<string, readonly string[]> {
  const fields = new Map<string, string[]>()
  let open: string[] = []
  for (const line of lines.filter((one) => !/^\s*(?:#.*)?$/.test(one))) {
    const field = /^([\w][\w .-]*?)\s*:(?:\s+(.*))?$/.exec(line)
    const item = /^\s*-\s+(.*)$/.exec(line)?.[1]
    if (field !== null) {
      open = valuesOf(field[2]?.trim() ?? '')
      fields.set(field[1]?.toLowerCase() ?? '', open)
    } else if (item !== undefined && fields.size > 0) {
      open.push(unquoted(item))
    } else if (!isNested(line)) {
      return nothing
    }
  }
  return fields
}

/** Lines of structures deeper than we read belong to the field above and are skipped. */
function isNested(line: string): boolean {
  return /^\s+\S/.test(line)
}

function valuesOf(value: string): string[] {
  const list = /^\[(.*)\]$/.exec(value)?.[1]
  const values = list === undefined ? [value] : list.split(',')
  return values.map(unquoted).filter((one) => one !== '' && !/^[|>][+-]?$/.test(one))
}

function unquoted(value: string): string {
  const trimmed = value.trim()
  return /^"(.*)"$/.exec(trimmed)?.[1] ?? /^'(.*)'$/.exec(trimmed)?.[1] ?? trimmed
}
