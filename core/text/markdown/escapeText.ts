/** Where a piece of text stands in its text block. */
export interface TextPlace {
  /** The character a reader sees before the piece; a line feed at the start of the block. */
  readonly before: string
  /** The character a reader sees after it; a line feed at the end of the block. */
  readonly after: string
  /** Whether a delimiter, an atom or code stands right before or after the piece. */
  readonly hasNeighbourBefore: boolean
  readonly hasNeighbourAfter: boolean
  /** Whether the piece starts a line of Markdown where a block could start. */
  readonly isLineStart: boolean
  /** Whether a line feed may be written as one: not in a heading or a table cell. */
  readonly allowsLineFeed: boolean
  readonly isInLink: boolean
  /** Whether characters of the piece may still become references, beside which nothing is harmless. */
  readonly isCareful: boolean
}

const SPECIAL = /\\|`|\*+|_+|~+|!|\[|\]|<|&/g
const ENTITY = /&(?:#\d+|#x[\da-f]+|[a-z][\da-z]*);/iy
/** `<` that starts neither an autolink nor, elsewhere, HTML: its word ends without an @. */
const HARMLESS_LESS_THAN = /<(?:[^A-Za-z/!?@<>\s][^\s<>@]*)?(?:\s|$)/y
const HARMLESS_LESS_THAN_INSIDE = /<(?:[^A-Za-z/!?@<>\s][^\s<>@]*)?\s/y
const ASCII_PUNCTUATION = /[!-/:-@[-`{-~]/
const WORD_AT_START = /^[\p{L}\p{N}]/u
const WORD_AT_END = /[\p{L}\p{N}]$/u

/**
 * Text as Markdown that reads back as the same text, with as few escapes as can be: `5 * 3`, `snake_case`,
 * `[sic]`, `C:\temp` and `# 1` in mid-line stay as they are. White space that Markdown would trim, and
 * line feeds where none may stand, become character references.
 */
export function escapeText(text: string, place: TextPlace): string {
  const escaped = text
    .split('\n')
    .map((line, index, lines) => escapeLine(line, placeOfLine(place, index, lines.length)))
    .join('\n')
  return encodeWhiteSpace(escaped, place)
}

function placeOfLine(place: TextPlace, index: number, count: number): TextPlace {
  const isFirst = index === 0
  const isLast = index === count - 1
  return {
    ...place,
    hasNeighbourBefore: isFirst && place.hasNeighbourBefore,
    hasNeighbourAfter: isLast && place.hasNeighbourAfter,
    isLineStart: isFirst ? place.isLineStart : place.allowsLineFeed,
  }
}

function escapeLine(line: string, place: TextPlace): string {
  const escaped = line.replace(SPECIAL, (match: string, offset: number) =>
    needsEscape(match, offset, line, place) ? match.replace(/./g, '\\$&') : match,
  )
  return place.isLineStart ? escapeLineStart(escaped) : escaped
}

function needsEscape(match: string, offset: number, line: string, place: TextPlace): boolean {
  const end = offset + match.length
  const isAtStart = offset === 0 && place.hasNeighbourBefore
  const isAtEnd = end === line.length && place.hasNeighbourAfter
  const after = line[end] ?? '\n'
  if (place.isCareful && '\\*_'.includes(match.charAt(0))) return true
  switch (match[0]) {
    case '\\':
      // White space after it may become a reference, which starts with punctuation.
      return /\s/.test(after) || ASCII_PUNCTUATION.test(after)
    case '*':
    case '_':
      return (
        isAtStart ||
        isAtEnd ||
        !isPlainRun(match, line.slice(Math.max(0, offset - 2), offset), line.slice(end, end + 2))
      )
    case '~':
      return isAtStart || isAtEnd || match.length > 1
    case '!':
      return isAtEnd || after === '['
    case '[':
      return place.isInLink
    case ']':
      return place.isInLink || isAtEnd || '([:'.includes(after)
    case '<':
      return !matchesAt(
        place.hasNeighbourAfter ? HARMLESS_LESS_THAN_INSIDE : HARMLESS_LESS_THAN,
        line,
        offset,
      )
    case '&':
      return matchesAt(ENTITY, line, offset)
    default:
      return true
  }
}

/** Whether a run of * or _ can neither open nor close emphasis (CommonMark, section 6.2). */
function isPlainRun(run: string, before: string, after: string): boolean {
  // Only between words: white space at the end of a line may become a reference.
  if (/\S $/.test(before) && /^ \S/.test(after)) return true
  return run.startsWith('_') && WORD_AT_END.test(before) && WORD_AT_START.test(after)
}

function isSpace(character: string): boolean {
  return character === ' ' || character === '\t' || character === '\n'
}

function matchesAt(pattern: RegExp, text: string, offset: number): boolean {
  pattern.lastIndex = offset
  return pattern.test(text)
}

/** Keeps a line from starting a quote, heading, list, rule, underline of a heading or of a table head. */
function escapeLineStart(line: string): string {
  return line
    .replace(/^(?:>|#{1,6}(?=\s|$)|[-+*_](?=\s|$)|[-=|:*_][-=|:*_ \t]*$)/, '\\$&')
    .replace(/^(\d{1,9})([.)])(?=\s|$)/, '$1\\$2')
}

/** Takes the escaped text: a backslash is no white space, so the neighbours are the same. */
function encodeWhiteSpace(text: string, place: TextPlace): string {
  return text.replaceAll('\r', referenceTo).replace(/[ \t\n]+/g, (run: string, offset: number) => {
    const before = text[offset - 1] ?? place.before
    const after = text[offset + run.length] ?? place.after
    if (run === '\n' && place.allowsLineFeed && !isSpace(before) && !isSpace(after)) return run
    if (run.includes('\n')) return run.replace(/[ \t\n]/g, referenceTo)
    const tail = after === '\n' ? 1 : 0
    const head = before === '\n' ? 1 : 0
    return run.replace(/./g, (space, index) =>
      index < head || index >= run.length - tail ? referenceTo(space) : space,
    )
  })
}

/** A numeric character reference to the first code point of a text. */
export function referenceTo(text: string): string {
  return `&#${text.codePointAt(0)};`
}
