import { expect, test } from 'vitest'
import { contentOfPlainText } from '../text/plainText.ts'
import { textOfBlock } from '../text/textBlocks.ts'
import { annotationCitation, citationText } from './citation.ts'
import type { ExportDocument } from './exportModel.ts'

const text = 'First line\nSecond line'
const document: ExportDocument = {
  id: 'd',
  title: 'Ships & tides',
  language: 'en',
  metadata: {
    author: [{ family: 'Harcourt', given: 'Tessa' }],
    'container-title': 'The Terrace Review',
    issued: { 'date-parts': [[2026, 3, 12]] },
    custom: 'not cited',
  },
  revision: 2,
  capturedAt: '2026-03-21T10:00:00.000Z',
  textSha256: '',
  text,
  ...contentOfPlainText(text),
  pages: [{ start: 11, label: '7' }],
  annotations: [],
  notes: [],
}

test('says who, what, where and when, and which paragraph of which revision', () => {
  expect(citationText(document, [[12, 13]])).toBe(
    'Tessa Harcourt, “Ships & tides”, The Terrace Review, 2026-03-12, revision 2, p. 7, ¶ 2, captured 2026-03-21.',
  )
})

test('without a place it names no paragraph', () => {
  expect(citationText(document, [])).not.toMatch(/¶|p\./)
})

test('a passage that was not found is cited from the revision its words were taken from', () => {
  const earlier = {
    revision: 1,
    capturedAt: '2026-03-14T10:00:00.000Z',
    blocks: contentOfPlainText('Zero\nFirst line\nGone').blocks,
    pages: [],
    ranges: [[16, 20]] as const,
  }
  const waiting = { ...document, evidence: new Map([['gone', earlier]]) }
  const cited = (id: string, ranges: readonly (readonly [number, number])[]) =>
    textOfBlock(annotationCitation(undefined, waiting, { id, ranges }))
  expect(cited('gone', [])).toMatch(/revision 1, ¶ 3, captured 2026-03-14\.$/)
  expect(cited('gone', [[12, 13]])).toBe(citationText(document, [[12, 13]]))
  expect(cited('never anywhere', [])).toBe(citationText(document, []))
})
