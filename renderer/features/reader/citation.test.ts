import { expect, test } from 'vitest'
import { htmlCitation, plainCitation } from './citation.ts'

const passage = {
  quote: 'a < b,\nshe said',
  title: 'Ships & tides',
  where: ['revision 2', 'paragraph 3', '21 March 2026'],
}

test('a plain citation holds the words as they stand and where they are from', () => {
  expect(plainCitation(passage)).toBe(
    '“a < b,\nshe said”\nShips & tides, revision 2, paragraph 3, 21 March 2026',
  )
})

test('an HTML citation cannot be broken by what the text holds', () => {
  expect(htmlCitation(passage)).toBe(
    '<blockquote><p>a &lt; b,<br>she said</p></blockquote>' +
      '<p><cite>Ships &amp; tides</cite>, revision 2, paragraph 3, 21 March 2026</p>',
  )
})
