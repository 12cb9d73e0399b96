/**
 * The search language: words are all wanted; "quoted words" stand next to each other; `word*` is the
 * beginning of a word; `-word` and `-"quoted words"` are not wanted. Everything else is read as words,
 * so no query is wrong.
 */
interface Term {
  readonly words: string
  readonly isPrefix: boolean
  readonly isUnwanted: boolean
}

const TERM = /(?<minus>-?)(?:"(?<phrase>[^"]*)"?|(?<word>[^\s"*]+)(?<star>\**))|\*/gu
const HAS_WORD = /[\p{L}\p{N}]/u

/**
 * A query as an FTS5 MATCH expression (https://sqlite.org/fts5.html, section 3). Null when it wants
 * nothing: no words, or unwanted ones only.
 */
export function matchExpression(query: string): string | null {
  const terms = [...query.matchAll(TERM)].flatMap(({ groups }) => termOf(groups ?? {}))
  const wanted = terms.filter((term) => !term.isUnwanted).map(phraseOf)
  const unwanted = terms.filter((term) => term.isUnwanted).map(phraseOf)
  if (wanted.length === 0) return null
  const all = wanted.join(' AND ')
  return unwanted.length === 0 ? all : `(${all}) NOT (${unwanted.join(' OR ')})`
}

function termOf(groups: Record<string, string | undefined>): Term[] {
  const words = groups['phrase'] ?? groups['word'] ?? ''
  if (!HAS_WORD.test(words)) return []
  return [{ words, isPrefix: (groups['star'] ?? '') !== '', isUnwanted: groups['minus'] === '-' }]
}

/** An FTS5 string: nothing inside it is an operator. */
function phraseOf({ words, isPrefix }: Term): string {
  const quoted = `"${words.replaceAll('\0', ' ')}"`
  return isPrefix ? `${quoted}*` : quoted
}
