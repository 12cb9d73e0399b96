import { seededRandom } from './corpus.mjs'

const MOST_WORDS = 40
const LEAST_WORDS = 3

/**
 * Highlights as readers make them: 3 to 40 words, nearly all inside one paragraph, three in ten around
 * passages that many people mark, so that five to twenty overlap there.
 *
 * @param {string} text paragraphs separated by \n
 * @param {number} count
 * @param {number} seed
 * @returns {{id: string, start: number, end: number, colour: number}[]} sorted by start; colour 0 to 9
 */
export function makeHighlights(text, count, seed) {
  const random = seededRandom(seed * 7919 + count)
  const words = [...text.matchAll(/[\p{L}\p{N}][\p{L}\p{N}\p{M}'’-]*/gu)].map((match) => [
    match.index,
    match.index + match[0].length,
  ])
  const hotWords = Array.from({ length: Math.max(1, Math.round(count / 60)) }, () =>
    Math.floor(random() * words.length),
  )
  const highlights = []
  for (let tries = 0; highlights.length < count && tries < count * 50; tries++) {
    const length = LEAST_WORDS + Math.floor(random() ** 2 * (MOST_WORDS - LEAST_WORDS))
    const near = hotWords[Math.floor(random() * hotWords.length)] + Math.floor(random() * 30) - 15
    const wanted = random() < 0.3 ? near : Math.floor(random() * words.length)
    const first = Math.max(0, Math.min(words.length - length, wanted))
    const start = words[first][0]
    const end = words[first + length - 1][1]
    if (text.slice(start, end).includes('\n') && random() > 0.12) continue
    highlights.push({ start, end, colour: Math.floor(random() * 10) })
  }
  highlights.sort((left, right) => left.start - right.start || right.end - left.end)
  return highlights.map((highlight, index) => ({ id: `h${index}`, ...highlight }))
}
