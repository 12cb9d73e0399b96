import { describe, expect, test } from 'vitest'
import type { ExportInput } from '../../core/export/exportModel.ts'
import { narrowExport } from '../../core/export/narrowExport.ts'
import { tortureProject } from './tortureProject.ts'

const input = tortureProject()
const all = input.documents.flatMap(({ annotations }) => annotations)

function idsIn({ documents }: ExportInput): string[] {
  return documents.flatMap(({ annotations }) => annotations.map(({ id }) => id))
}

function someValue<T>(values: readonly T[]): T {
  const [value] = values
  if (value === undefined) throw new Error('the project has none')
  return value
}

describe('narrowExport', () => {
  test('without a choice everything stays, the very same', () => {
    expect(narrowExport(input, {})).toEqual({ input, leftOut: 0 })
    expect(narrowExport(input, {}).input).toBe(input)
  })

  test('a state', () => {
    const { input: narrowed, leftOut } = narrowExport(input, { states: ['orphan'] })
    const orphans = all.filter(({ state }) => state === 'orphan')
    expect(orphans.length).toBeGreaterThan(0)
    expect(idsIn(narrowed)).toEqual(orphans.map(({ id }) => id))
    expect(leftOut).toBe(all.length - orphans.length)
  })

  test('a code stands for those below it, and brings those above it along', () => {
    const child = someValue(input.codes.filter(({ parentId }) => parentId !== null))
    const coded = all.filter(({ codings }) => codings.some(({ codeId }) => codeId === child.id))
    const byParent = narrowExport(input, { codeIds: [child.parentId ?? ''] }).input
    const byChild = narrowExport(input, { codeIds: [child.id] }).input
    expect(coded.length).toBeGreaterThan(0)
    expect(idsIn(byChild)).toEqual(coded.map(({ id }) => id))
    expect(idsIn(byParent)).toEqual(expect.arrayContaining(idsIn(byChild)))
    expect(byChild.codes.map(({ id }) => id)).toEqual(
      expect.arrayContaining([child.id, child.parentId]),
    )
  })

  test('an entity, by what was confirmed', () => {
    const mention = someValue(all.flatMap(({ mentions }) => mentions))
    const { input: narrowed } = narrowExport(input, { entityIds: [mention.entityId] })
    const linked = all.filter(({ mentions }) =>
      mentions.some(
        ({ entityId, state }) => entityId === mention.entityId && state === 'confirmed',
      ),
    )
    expect(idsIn(narrowed)).toEqual(linked.map(({ id }) => id))
  })

  test('several choices narrow together; a document without an annotation left goes, too', () => {
    const one = someValue(all)
    const both = { highlightIds: [one.id], annotatorIds: [one.annotatorId] }
    expect(idsIn(narrowExport(input, both).input)).toEqual([one.id])
    const none = narrowExport(input, { ...both, annotatorIds: ['nobody'] })
    expect(none).toMatchObject({ input: { documents: [], codes: [], entities: [], notes: [] } })
    expect(none.leftOut).toBe(all.length)
  })

  test('relations go with the passages that bear them out, and bring their entities along', () => {
    const cited = someValue(input.relations.filter(({ highlightIds }) => highlightIds.length > 1))
    const [first] = cited.highlightIds
    const { input: narrowed } = narrowExport(input, { highlightIds: [first ?? ''] })
    expect(narrowed.relations.find(({ id }) => id === cited.id)?.highlightIds).toEqual([first])
    expect(narrowed.entities.map(({ id }) => id)).toEqual(
      expect.arrayContaining([cited.fromId, cited.toId]),
    )
    const none = all.find(({ id }) =>
      input.relations.every(({ highlightIds }) => !highlightIds.includes(id)),
    )
    expect(narrowExport(input, { highlightIds: [none?.id ?? ''] }).input.relations).toEqual([])
  })
})
