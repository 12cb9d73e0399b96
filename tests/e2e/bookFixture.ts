const PARAGRAPHS = 10_000
const WORDS = 39
const HIGHLIGHTS = 10_000

export const opening = 'It begins quietly with these words'
export const ending = 'And this is how it ends'

/** The same numbers from the same seed everywhere (mulberry32), in [0, 1). */
function seededRandom(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296
  }
}

/** A plain text of some 2.9 million characters in 10,000 paragraphs, always the same. */
export function madeUpBook(): string {
  const random = seededRandom(1805)
  const from = (letters: string) => letters[Math.floor(random() * letters.length)] ?? ''
  const words = Array.from({ length: 4000 }, () =>
    Array.from(
      { length: 1 + Math.ceil(random() * 3) },
      () => from('tnshrdlcm') + from('aeiou'),
    ).join(''),
  )
  const paragraphs = Array.from({ length: PARAGRAPHS }, (_, index) => {
    const line = Array.from({ length: WORDS }, () => words[Math.floor(random() * words.length)])
    return `Paragraph ${index} ${line.join(' ')}.`
  })
  return [opening, ...paragraphs, ending].join('\n\n')
}

/** 10,000 highlights all over the book, each with one of ten codes, as Web Annotations with offsets and quotes. */
export function bookAnnotations(book: string): string {
  const random = seededRandom(1812)
  const step = Math.floor((book.length - 1000) / HIGHLIGHTS)
  const annotations = Array.from({ length: HIGHLIGHTS }, (_, index) => {
    const start = 500 + index * step + Math.floor(random() * 100)
    const end = start + 15 + Math.floor(random() * 200)
    return {
      '@context': 'http://www.w3.org/ns/anno.jsonld',
      id: `urn:uuid:00000000-0000-7000-8000-${String(index).padStart(12, '0')}`,
      type: 'Annotation',
      motivation: 'highlighting',
      body: [{ type: 'TextualBody', purpose: 'tagging', value: `Theme ${index % 10}` }],
      target: {
        selector: [
          { type: 'TextQuoteSelector', exact: book.slice(start, end) },
          { type: 'TextPositionSelector', start, end },
        ],
      },
    }
  })
  return JSON.stringify(annotations)
}

export const highlightCount = HIGHLIGHTS
