import { expect, test } from 'vitest'
import type { Annotation } from '../model/annotation.ts'
import { contentOfPlainText } from '../text/plainText.ts'
import { citationText } from './citation.ts'
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
  annotations: [],
  notes: [],
}

function at(start: number): Annotation {
  const nobody = { annotatorId: 'a', annotator: 'Ann', created: '', modified: '' }
  const nothing = { codings: [], notes: [], mentions: [], candidates: [] }
  const place = { revision: 2, homeRevision: 2, quote: '', current: '', prefix: '', suffix: '' }
  return {
    id: 'h',
    documentId: 'd',
    state: 'exact',
    score: 1,
    anchoredBy: 'person',
    ranges: start < 0 ? [] : [[start, start + 1]],
    ...place,
    ...nothing,
    ...nobody,
  }
}

test('says who, what, where and when, and which paragraph of which revision', () => {
  expect(citationText(document, at(12))).toBe(
    'Tessa Harcourt, “Ships & tides”, The Terrace Review, 2026-03-12, revision 2, ¶ 2, captured 2026-03-21.',
  )
})

test('without a place it names no paragraph', () => {
  expect(citationText(document, at(-1))).not.toContain('¶')
})
