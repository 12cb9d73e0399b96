import fc from 'fast-check'
import { expect, test } from 'vitest'
import { codeTree } from '../../core/export/codeTree.ts'
import { inDocumentOrder } from '../../core/export/documentOrder.ts'
import { runExport } from '../../core/export/exportFormats.ts'
import type { ExportInput } from '../../core/export/exportModel.ts'
import { readJsonLd } from '../../core/export/readJsonLd.ts'
import { notesAbout } from '../../core/export/registers.ts'
import { arbitraryProject } from './arbitraryProject.ts'
import { tortureProject } from './tortureProject.ts'

const read = (input: ExportInput): unknown => JSON.parse(runExport('json', input).text)

function notesOn(input: ExportInput, subject: Parameters<typeof notesAbout>[1]) {
  return notesAbout(input, subject).map(({ target: _target, ...note }) => note)
}

/** All of a project that has to be in the file. */
function expected(input: ExportInput) {
  return {
    project: input.project,
    exportedAt: input.exportedAt,
    documents: input.documents.map(({ annotations, content: _content, ...document }) => {
      const { placed, waiting } = inDocumentOrder({ annotations })
      return {
        ...document,
        annotations: [...placed, ...waiting].map(({ mentions, ...annotation }) => ({
          ...annotation,
          entities: mentions.map(({ id, entityId, ...mention }) => ({
            ...mention,
            id: entityId,
            mentionId: id,
          })),
        })),
      }
    }),
    codes: codeTree(input.codes).map(({ code: { id, parentId, name, colour, description } }) => ({
      ...{ id, parentId, name, colour, description },
      notes: notesOn(input, { kind: 'code', id }),
    })),
    notes: notesOn(input, { kind: 'project' }),
  }
}

test('everything is found again as it was', () => {
  const input = tortureProject()
  const file = read(input)
  expect(file).toMatchObject(expected(input))
  const entities = input.entities.map(({ id, type, label, aliases, description, authorities }) =>
    expect.objectContaining({
      ...{ id, type, label, aliases, description, authorities },
      notes: notesOn(input, { kind: 'entity', id }),
    }),
  )
  expect(file).toMatchObject({ entities: expect.arrayContaining(entities) })
  expect(runExport('json', input).items).toBe(input.documents[0]?.annotations.length)
})

test('everything is found again, whatever it is', () => {
  fc.assert(
    fc.property(arbitraryProject, (input) => {
      expect(read(input)).toMatchObject(expected(input))
    }),
  )
})

test('an annotation has the keys that the command line promises', () => {
  const input = tortureProject()
  const coded = input.documents
    .flatMap(({ annotations }) => annotations)
    .find(({ codings, ranges, notes }) => codings.length > 0 && ranges.length > 1 && !notes.length)
  expect(coded).toBeDefined()
  const keys = expect.objectContaining({
    id: coded?.id,
    start: coded?.ranges[0]?.[0],
    end: coded?.ranges.at(-1)?.[1],
    codes: coded?.codings.map(({ path }) => path.join('/')),
    note: null,
  })
  expect(read(input)).toHaveProperty('documents.0.annotations', expect.arrayContaining([keys]))
})

test('it is no file of annotations for other programs, and is not taken for one', () => {
  expect(() => readJsonLd(runExport('json', tortureProject()).text)).toThrow(
    expect.objectContaining({ code: 'unsupported' }),
  )
})
