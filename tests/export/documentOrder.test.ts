import { expect, test } from 'vitest'
import { codeTree } from '../../core/export/codeTree.ts'
import { inDocumentOrder, orderBy } from '../../core/export/documentOrder.ts'
import { tortureProject } from './tortureProject.ts'

const { codes, documents } = tortureProject()
const annotations = documents.flatMap((document) => document.annotations)
const ordered = (by: 'position' | 'code' | 'time') =>
  inDocumentOrder({ annotations, order: orderBy(by, codes) })

test('is the reading order where none is asked for', () => {
  const { placed, waiting } = inDocumentOrder({ annotations })
  expect(placed).toEqual(ordered('position').placed)
  const starts = placed.map(({ ranges }) => ranges[0]?.[0] ?? -1)
  expect(starts).toEqual(starts.toSorted((a, b) => a - b))
  expect(placed.length + waiting.length).toBe(annotations.length)
})

test('is by the first code in the codebook, then by place, those without a code last', () => {
  const ranks = codeTree(codes).map(({ code }) => code.id)
  const { placed } = ordered('code')
  const firsts = placed.map(({ codings }) =>
    Math.min(ranks.length, ...codings.map(({ codeId }) => ranks.indexOf(codeId))),
  )
  expect(firsts).toEqual(firsts.toSorted((a, b) => a - b))
  expect(new Set(firsts).size).toBeGreaterThan(2)
  expect(placed).not.toEqual(ordered('position').placed)
})

test('is by when they were made', () => {
  const made = ordered('time').placed.map(({ created }) => created)
  expect(made).toEqual(made.toSorted())
})

test('leaves those that wait for a place apart, oldest first', () => {
  for (const by of ['code', 'time'] as const) {
    expect(ordered(by).waiting).toEqual(ordered('position').waiting)
  }
})
