import type { ReportLine } from '../../core/model/source.ts'
import { controlsIn } from './controlsIn.ts'
import { canonicalEncoding, decodeAs, strictUtf8 } from './decodeAs.ts'
import { guessEncoding, looksRight } from './guessEncoding.ts'
import { signatureOf, unicodeByZeros } from './unicodeSignature.ts'

/** Text as Variorum keeps it, and how the bytes were read. */
export interface DecodedText {
  readonly text: string
  /** Lower-case name, e.g. utf-8, windows-1252. */
  readonly encoding: string
  readonly report: readonly ReportLine[]
}

/**
 * Reads the bytes of a text file. The first that fits decides: a byte order mark; UTF-16 or UTF-32 by
 * where its zero bytes stand; strict UTF-8; the encoding the file declares; a guess, which the report
 * shows. Bytes that are no text in that encoding become U+FFFD, and the report says so.
 *
 * Then CRLF and CR become LF. Nothing else changes: no Unicode normalisation, NUL stays.
 */
export function decodeText(bytes: Uint8Array, declared: string | null = null): DecodedText {
  const mark = signatureOf(bytes)
  if (mark !== null) return decoded(bytes.subarray(mark.length), mark.encoding)

  const utf8 = strictUtf8(bytes)
  const wide = wideEncoding(bytes, utf8 !== null)
  if (wide !== null) return decoded(bytes, wide, [guessLine(wide)])
  if (utf8 !== null && !hasJapaneseEscapes(utf8)) return asKept(utf8, 'utf-8', [])

  const known = declared === null ? null : canonicalEncoding(declared)
  if (known !== null && looksRight(bytes, known)) return decoded(bytes, known)
  const guess = utf8 === null ? guessEncoding(bytes) : 'iso-2022-jp'
  return decoded(bytes, guess, guess === 'utf-8' ? [] : [guessLine(guess, declared)])
}

/** The UTF-8, -16 or -32 that a mark or the place of zero bytes tells, else null. */
export function unicodeEncodingOf(bytes: Uint8Array): string | null {
  return signatureOf(bytes)?.encoding ?? wideEncoding(bytes, strictUtf8(bytes) !== null)
}

/** Line ends as every text of the app has them. */
export function withLineFeeds(text: string): string {
  return text.replaceAll(/\r\n?/g, '\n')
}

function wideEncoding(bytes: Uint8Array, isUtf8: boolean): string | null {
  const encoding = unicodeByZeros(bytes, !isUtf8)
  if (encoding === null) return null
  // Binary data can have the pattern; as text it is full of what no text has.
  const sample = decodeAs(bytes.subarray(0, 1 << 12), encoding)
  const faults = (sample.match(/[\ufffd\p{Cn}]/gu)?.length ?? 0) + controlsIn(sample)
  return faults * 50 <= sample.length ? encoding : null
}

/** ISO-2022-JP is ASCII to the eye of a UTF-8 decoder; this escape starts its two-byte part. */
function hasJapaneseEscapes(text: string): boolean {
  return text.includes('\x1b$B') || text.includes('\x1b$@')
}

function decoded(
  bytes: Uint8Array,
  encoding: string,
  report: readonly ReportLine[] = [],
): DecodedText {
  const text = decodeAs(bytes, encoding)
  const losses = text.match(/\ufffd/g)?.length ?? 0
  const isFaulty = encoding === 'utf-8' ? strictUtf8(bytes) === null : losses > 0
  return asKept(text, encoding, isFaulty ? [...report, lossLine(encoding, losses)] : report)
}

function asKept(text: string, encoding: string, report: readonly ReportLine[]): DecodedText {
  return { text: withLineFeeds(text), encoding, report }
}

function guessLine(encoding: string, declared: string | null = null): ReportLine {
  const reason =
    declared === null
      ? 'The file does not say how its characters are encoded'
      : `The file says its characters are ${declared}, which its bytes are not`
  return { code: 'encoding-guessed', message: `${reason}; read as ${encoding}, a guess.` }
}

function lossLine(encoding: string, losses: number): ReportLine {
  const places = losses === 1 ? '1 place is' : `${losses} places are`
  return {
    code: 'invalid-bytes',
    message: `${places} not valid ${encoding} and shown as U+FFFD.`,
  }
}
