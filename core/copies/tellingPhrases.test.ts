import { expect, test } from 'vitest'
import { contentOfPlainText } from '../text/plainText.ts'
import { tellingPhrases } from './tellingPhrases.ts'

const phrasesOf = (text: string) => tellingPhrases(text, contentOfPlainText(text).blocks)

test('at most 24, spread over the text, each within a block and at the edges of words', () => {
  const paragraph = (index: number) =>
    `Of the ${index}th of all paragraphs, the extraordinarily memorable part is told here.`
  const text = Array.from({ length: 100 }, (_, index) => paragraph(index)).join('\n\n')
  const phrases = phrasesOf(text)
  expect(phrases).toHaveLength(24)
  for (const phrase of phrases) {
    expect(text).toMatch(new RegExp(`\\b${phrase}\\b`))
    expect(phrase).not.toContain('\n\n')
  }
  expect(phrases[0]).toContain('extraordinarily')
})

test('a short block is its own phrase; a text without words has none', () => {
  expect(phrasesOf('Yes.')).toEqual(['Yes'])
  expect(phrasesOf('...\n\n—')).toEqual([])
  expect(phrasesOf('')).toEqual([])
})

test('a script without spaces: whole clauses', () => {
  const clause = '本条約は千九百四十年二月六日にワイタンギにおいて締結され公布された'
  expect(phrasesOf(`${clause}。${clause}。`)).toContain(clause)
})
