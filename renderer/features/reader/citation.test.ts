import { expect, test } from 'vitest'
import { contentOfPlainText } from '../../../core/text/plainText.ts'
import { plainCitation, styledCitation } from './citation.ts'

const text = 'First.\na < b,\nshe said'
const passage = {
  quote: 'a < b,\nshe said',
  source: {
    title: 'Ships & tides',
    metadata: { author: [{ literal: 'T. Harcourt' }], issued: { 'date-parts': [[2026, 3]] } },
    revision: 2,
    capturedAt: '2026-03-21T10:00:00.000Z',
    blocks: contentOfPlainText(text).blocks,
    pages: [
      { start: 0, label: 'iv' },
      { start: 14, label: 'v' },
    ],
  },
  ranges: [[7, text.length]] as const,
}

test('a plain citation holds the words as they stand and where they are from', () => {
  expect(plainCitation(passage).text).toBe(
    '“a < b,\nshe said”\nT. Harcourt, “Ships & tides”, 2026-03, revision 2, pp. iv–v, ¶ 2, captured 2026-03-21.',
  )
})

test('an HTML citation cannot be broken by what the text holds', () => {
  expect(plainCitation(passage).html).toBe(
    '<blockquote><p>a &lt; b,<br>she said</p></blockquote>' +
      '<p>T. Harcourt, <cite>Ships &amp; tides</cite>, 2026-03, revision 2, pp. iv–v, ¶ 2, captured 2026-03-21.</p>',
  )
})

test('a style’s citation stands under the words, and then the source as it lists it', () => {
  const cited = {
    citations: [{ text: '(Harcourt, 2026, pp. iv–v)', html: '(Harcourt, 2026, pp. iv–v)' }],
    sources: [{ text: 'Harcourt, T. Ships.', html: 'Harcourt, T. <em>Ships</em>.' }],
  }
  expect(styledCitation(passage.quote, cited)).toEqual({
    text: '“a < b,\nshe said”\n(Harcourt, 2026, pp. iv–v)\nHarcourt, T. Ships.',
    html: '<blockquote><p>a &lt; b,<br>she said</p></blockquote><p>(Harcourt, 2026, pp. iv–v)</p><p>Harcourt, T. <em>Ships</em>.</p>',
  })
})
