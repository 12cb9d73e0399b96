import { expect, test } from 'vitest'
import type { SnapshotSummary } from '../../../core/api/projectMethods.ts'
import type { DocumentSummary, RevisionSummary } from '../../../core/api/shapes.ts'
import { defaultSides, snapshotsOf, swapped } from './sides.ts'

const sha256 = '0'.repeat(64)
const at = '2026-03-01T09:30:00.000Z'

function revision(number: number): RevisionSummary {
  return {
    id: `r${number}`,
    revision: number,
    characters: 1,
    sha256,
    textSha256: sha256,
    capturedAt: at,
    originalName: 'a.txt',
    mediaType: 'text/plain',
    encoding: null,
    extractor: 'text',
    extractorVersion: '1',
    report: [],
  }
}

function document(id: string, revisions: number): DocumentSummary {
  return {
    id,
    title: id,
    language: null,
    metadata: {},
    revisions: Array.from({ length: revisions }, (_, index) => revision(index + 1)),
    highlights: 0,
    notes: 0,
    createdAt: at,
    deletedAt: null,
  }
}

const snapshot = (name: string, documentId: string | null): SnapshotSummary => {
  return { name, why: '', documentId, hash: sha256, at, annotator: null }
}

test('the last two revisions are compared, the older as it was annotated before the newer came', () => {
  const own = snapshot('before-revision-3', 'a')
  expect(defaultSides(document('a', 3), [own])).toEqual({
    left: { documentId: 'a', revision: 2, snapshot: 'before-revision-3' },
    right: { documentId: 'a', revision: 3 },
  })
})

test('another document’s snapshot of the same name does not count', () => {
  const other = snapshot('before-revision-2', 'b')
  expect(defaultSides(document('a', 2), [other]).left).toEqual({ documentId: 'a', revision: 1 })
  expect(snapshotsOf([other, snapshot('all', null)], 'a').map(({ name }) => name)).toEqual(['all'])
})

test('one revision is compared with itself, for the sake of its annotators', () => {
  const side = { documentId: 'a', revision: 1 }
  expect(defaultSides(document('a', 1), [])).toEqual({ left: side, right: side })
})

test('sides are swapped whole', () => {
  const left = { documentId: 'a', revision: 1, snapshot: 'x' }
  const right = { documentId: 'a', revision: 2 }
  expect(swapped({ left, right })).toEqual({ left: right, right: left })
})
