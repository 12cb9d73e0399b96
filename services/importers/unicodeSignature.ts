/** The Unicode encodings with more than one byte a unit, told by a mark or by their zero bytes. */
export type UnicodeEncoding = 'utf-8' | 'utf-16le' | 'utf-16be' | 'utf-32le' | 'utf-32be'

/** A byte order mark: what it says, and how many bytes it takes. */
export interface Signature {
  readonly encoding: UnicodeEncoding
  readonly length: number
}

/** UTF-32 first: its little-endian mark begins with UTF-16's. */
const marks: ReadonlyArray<readonly [UnicodeEncoding, readonly number[]]> = [
  ['utf-32le', [0xff, 0xfe, 0x00, 0x00]],
  ['utf-32be', [0x00, 0x00, 0xfe, 0xff]],
  ['utf-8', [0xef, 0xbb, 0xbf]],
  ['utf-16le', [0xff, 0xfe]],
  ['utf-16be', [0xfe, 0xff]],
]

/** The byte order mark these bytes begin with, or null. */
export function signatureOf(bytes: Uint8Array): Signature | null {
  for (const [encoding, mark] of marks) {
    if (mark.every((byte, index) => bytes[index] === byte)) return { encoding, length: mark.length }
  }
  return null
}

const SAMPLE_BYTES = 1 << 16
/** Least share of units with a zero byte; Latin text has nearly all, mixed text less. */
const ZERO_SHARE = 0.2

/**
 * UTF-16 or UTF-32 without a mark, by where the zero bytes of its ASCII characters stand; null when
 * they form no such pattern. `isOtherwiseBroken`: the bytes are no UTF-8, so that a single zero byte is
 * telling. A suspicion: the caller looks at the text it gives.
 */
export function unicodeByZeros(
  bytes: Uint8Array,
  isOtherwiseBroken: boolean,
): UnicodeEncoding | null {
  const [first, second, third, fourth] = zerosByPlace(bytes)
  const quads = Math.floor(Math.min(bytes.length, SAMPLE_BYTES) / 4)
  if (quads > 0 && bytes.length % 4 === 0) {
    if (fourth === quads && third >= quads / 2 && first < quads / 2) return 'utf-32le'
    if (first === quads && second >= quads / 2 && fourth < quads / 2) return 'utf-32be'
  }
  if (bytes.length % 2 !== 0) return null
  const least = isOtherwiseBroken ? 1 : Math.max(2, quads * 2 * ZERO_SHARE)
  if (second + fourth >= least && isRare(first + third, second + fourth)) return 'utf-16le'
  if (first + third >= least && isRare(second + fourth, first + third)) return 'utf-16be'
  return null
}

function isRare(count: number, other: number): boolean {
  return count * 20 <= other
}

/** How many zero bytes stand at each place modulo 4, over the sample. */
function zerosByPlace(bytes: Uint8Array): readonly [number, number, number, number] {
  const counts: [number, number, number, number] = [0, 0, 0, 0]
  const end = Math.min(bytes.length, SAMPLE_BYTES)
  for (let index = 0; index < end; index++) {
    if (bytes[index] === 0) counts[placeOf(index)] += 1
  }
  return counts
}

function placeOf(index: number): 0 | 1 | 2 | 3 {
  // The remainder of a whole number by 4, which the type cannot say.
  return (index % 4) as 0 | 1 | 2 | 3
}
