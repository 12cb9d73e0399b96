import { analyse } from 'chardet'
import { canonicalEncoding, decodeAs } from './decodeAs.ts'
import { utf8LikenessOf } from './utf8Likeness.ts'

const SAMPLE_BYTES = 1 << 16
/** Out of chardet's 100. Below the first, it may have been misled by broken UTF-8; below the second, it
 * tells Western from other Latin scripts no better than a coin. */
const DOUBTFUL = 30
const COIN_TOSS = 20
const WESTERN = 'windows-1252'

interface Candidate {
  readonly encoding: string
  readonly confidence: number
}

/**
 * The likeliest encoding of bytes that are not valid UTF-8 and declare nothing. UTF-8 with faults when
 * most of the bytes above ASCII have its shape; else chardet's best whose text does not look wrong;
 * where chardet hardly knows and the text is mostly ASCII, the Western encoding as the commonest.
 */
export function guessEncoding(bytes: Uint8Array): string {
  const { high, complete, cut } = utf8LikenessOf(bytes)
  if (complete * 3 >= high * 2) return 'utf-8'
  const sample = sampleOf(bytes)
  const best = bestCandidate(sample)
  if (best.confidence < DOUBTFUL && (complete + cut) * 2 >= high) return 'utf-8'
  const isMostlyAscii = high * 3 < bytes.length
  const isTossUp = best.confidence < COIN_TOSS && isMostlyAscii && looksRight(sample, WESTERN)
  return isTossUp ? WESTERN : best.encoding
}

/** From a little before the first byte above ASCII, so that a character is not cut at the start. */
function sampleOf(bytes: Uint8Array): Uint8Array {
  const firstHigh = bytes.findIndex((byte) => byte >= 0x80)
  const start = Math.max(0, firstHigh - 1024)
  return bytes.subarray(start, start + SAMPLE_BYTES)
}

function bestCandidate(sample: Uint8Array): Candidate {
  const candidates = analyse(sample).flatMap(({ name, confidence }): Candidate[] => {
    const encoding = canonicalEncoding(name)
    if (encoding === null || encoding.startsWith('utf-')) return []
    return [{ encoding, confidence }]
  })
  const fitting = candidates.find(({ encoding }) => looksRight(sample, encoding))
  return fitting ?? candidates[0] ?? { encoding: WESTERN, confidence: 0 }
}

/**
 * What the wrong encoding gives: bytes it has no character for, and signs of Latin-1 in the middle of
 * words ("za¿ó³æ"). The middle dot and the soft hyphen do stand there.
 */
const oddity = /[\ufffd\x80-\x9f]|(?<=\p{L})[\xa1-\xac\xae-\xb6\xb8-\xbf\xd7\xf7](?=\p{L})/gu

/**
 * Whether the bytes make sense in an encoding. Faults happen in true texts too, so a few in a hundred
 * characters above ASCII do not count.
 */
export function looksRight(sample: Uint8Array, encoding: string): boolean {
  const text = decodeAs(sample, encoding)
  const oddities = text.match(oddity)?.length ?? 0
  const characters = text.match(/[^\0-\x7f]/gu)?.length ?? 0
  return oddities * 20 <= characters
}
