import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { pathText } from '../../core/export/codeTree.ts'
import { inDocumentOrder } from '../../core/export/documentOrder.ts'
import { runExport } from '../../core/export/exportFormats.ts'
import type { ExportInput } from '../../core/export/exportModel.ts'
import type { ImportedAnnotation } from '../../core/export/importedModel.ts'
import { readJsonLd } from '../../core/export/readJsonLd.ts'
import { arbitraryProject } from './arbitraryProject.ts'
import { tortureProject } from './tortureProject.ts'

const torture = tortureProject()

function read(input: ExportInput): readonly ImportedAnnotation[] {
  const imported = readJsonLd(runExport('hypothesis', input).text)
  // A file without annotations does not tell whose it is.
  if (imported.annotations.length > 0) expect(imported.documentedUnit).toBe('utf-16')
  return imported.annotations
}

function expected(input: ExportInput) {
  return input.documents.flatMap(({ text, annotations }) => {
    const { placed, waiting } = inDocumentOrder({ annotations })
    return [...placed, ...waiting].map((annotation) => ({
      id: annotation.id,
      annotator: annotation.annotator,
      ranges: annotation.ranges,
      words:
        annotation.ranges.length === 0
          ? [annotation.quote]
          : annotation.ranges.map(([start, end]) => text.slice(start, end)),
      notes: annotation.notes.map(({ markdown }) => markdown).sort(),
    }))
  })
}

function essence(annotations: readonly ImportedAnnotation[]) {
  return annotations.map(({ id, annotator, targets, notes }) => ({
    id,
    annotator: annotator?.name,
    ranges: targets.flatMap(({ position }) =>
      position === null ? [] : [[position.start, position.end]],
    ),
    words: targets.map(({ quote }) => quote?.exact),
    notes: notes.map(({ markdown }) => markdown).sort(),
  }))
}

describe('an export for Hypothesis', () => {
  test('is read back with places, words, readers and notes', () => {
    expect(essence(read(torture))).toEqual(expected(torture))
  })

  test('carries codes as tags', () => {
    const paths = new Set(
      torture.documents
        .flatMap(({ annotations }) => annotations.flatMap(({ codings }) => codings))
        .map(({ path }) => pathText(path)),
    )
    const tags: unknown[] = JSON.parse(runExport('hypothesis', torture).text).annotations.flatMap(
      ({ tags: own }: { tags: unknown[] }) => own,
    )
    expect(new Set(tags)).toEqual(paths)
  })

  test('says of every annotation and answer who may read it, without which the importer takes none', () => {
    const { annotations } = JSON.parse(runExport('hypothesis', torture).text)
    const readers = annotations.map(({ permissions }: { permissions?: { read?: unknown } }) => [
      permissions?.read,
    ])
    expect(readers.length).toBeGreaterThan(20)
    expect(new Set(readers.flat().map((read: unknown) => JSON.stringify(read)))).toEqual(
      new Set(['["group:__world__"]']),
    )
  })

  test('says that answers are lost where there are any, and nowhere else', () => {
    const codes = (input: ExportInput) =>
      runExport('hypothesis', input).losses.map(({ code }) => code)
    expect(codes(torture)).toEqual(expect.arrayContaining(['answers', 'coders']))
    const [document] = torture.documents
    if (document === undefined) throw new Error('no document')
    const annotations = document.annotations.map((annotation) => ({ ...annotation, notes: [] }))
    expect(codes({ ...torture, documents: [{ ...document, annotations }] })).not.toContain(
      'answers',
    )
  })

  test('is read back, whatever the text', () => {
    const wordless = (input: ExportInput) =>
      input.documents.every(({ annotations }) =>
        annotations.every(({ notes }) => notes.every(({ markdown }) => markdown.trim() !== '')),
      )
    fc.assert(
      fc.property(arbitraryProject.filter(wordless), (input) => {
        expect(essence(read(input))).toEqual(expected(input))
      }),
    )
  })
})
