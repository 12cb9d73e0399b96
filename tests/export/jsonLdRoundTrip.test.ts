import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { codeTree } from '../../core/export/codeTree.ts'
import { inDocumentOrder } from '../../core/export/documentOrder.ts'
import { runExport } from '../../core/export/exportFormats.ts'
import type { ExportInput } from '../../core/export/exportModel.ts'
import {
  type ImportedAnnotation,
  type ImportedAnnotations,
  isAboutDocument,
} from '../../core/export/importedModel.ts'
import { locateImported } from '../../core/export/locateImported.ts'
import { threadNotes } from '../../core/export/noteThreads.ts'
import { readJsonLd } from '../../core/export/readJsonLd.ts'
import type { Annotation, NoteView } from '../../core/model/annotation.ts'
import { QUOTE_GAP, type Range } from '../../core/model/range.ts'
import { richTextOfMarkdown } from '../../core/text/markdown.ts'
import { checkRichText } from '../../core/text/richTextSchema.ts'
import { arbitraryProject } from './arbitraryProject.ts'
import { tortureProject } from './tortureProject.ts'

function exportedNote(note: NoteView) {
  const content = checkRichText(note.content)
  const fromMarkdown = richTextOfMarkdown(note.markdown)
  return {
    id: note.id,
    replyTo: note.parentId,
    markdown: note.markdown,
    content: JSON.stringify(content) === JSON.stringify(fromMarkdown) ? null : content,
    annotator: { id: note.annotatorId, name: note.annotator },
    created: note.created,
    modified: note.modified,
  }
}

function exportedNotes(notes: readonly NoteView[]) {
  return threadNotes(notes).map(({ note }) => exportedNote(note))
}

/** What has to come back of a highlight. */
function exported(annotation: Annotation) {
  return {
    id: annotation.id,
    ranges: annotation.ranges,
    quote: annotation.quote,
    state: annotation.state,
    documentId: annotation.documentId,
    revision: annotation.revision,
    codings: annotation.codings.map((coding) => ({
      path: coding.path,
      codeId: coding.codeId,
      annotator: { id: coding.annotatorId, name: coding.annotator },
      created: coding.created,
    })),
    notes: exportedNotes(annotation.notes),
    mentions: annotation.mentions
      .filter(({ state }) => state === 'confirmed')
      .map(({ entityId, label, type, role }) => ({ entityId, label, type, role })),
    annotator: { id: annotation.annotatorId, name: annotation.annotator },
    created: annotation.created,
    modified: annotation.modified,
  }
}

function quoteOfImported({ evidence, targets }: ImportedAnnotation): string {
  return evidence?.exact ?? targets.map(({ quote }) => quote?.exact).join(QUOTE_GAP)
}

function imported(annotation: ImportedAnnotation, ranges: readonly Range[] | null) {
  return {
    id: annotation.id,
    ranges: ranges ?? [],
    quote: quoteOfImported(annotation),
    state: annotation.state,
    documentId: annotation.documentId,
    revision: annotation.revision,
    codings: annotation.codings,
    notes: annotation.notes,
    mentions: annotation.mentions.map(({ entityId, label, type, role }) => ({
      entityId,
      label,
      type,
      role,
    })),
    annotator: annotation.annotator,
    created: annotation.created,
    modified: annotation.modified,
  }
}

function importedHighlights(text: string, file: ImportedAnnotations) {
  const highlights = file.annotations.filter((annotation) => !isAboutDocument(annotation))
  const { places, agreeing, checked } = locateImported(text, highlights, file.documentedUnit)
  return {
    highlights: highlights.map((annotation, index) => imported(annotation, places[index] ?? null)),
    agreeing,
    checked,
  }
}

function highlightsOf(input: ExportInput): Annotation[] {
  return input.documents.flatMap(({ annotations }) => {
    const { placed, waiting } = inDocumentOrder({ annotations })
    return [...placed, ...waiting]
  })
}

function ownNotes(input: ExportInput, kind: 'project' | 'entity' | 'code', id?: string) {
  return exportedNotes(
    input.notes.filter(
      ({ target }) => target.kind === kind && (target.kind === 'project' || target.id === id),
    ),
  )
}

describe('JSON-LD, written and read again', () => {
  const input = tortureProject()
  const output = runExport('jsonld', input)
  const file = readJsonLd(output.text)
  const [document] = input.documents
  if (document === undefined) throw new Error('no document')

  test('gives back every highlight with its place, words, codes, entities, notes, people and times', () => {
    const { highlights, agreeing, checked } = importedHighlights(document.text, file)
    expect(highlights).toEqual(highlightsOf(input).map(exported))
    expect(agreeing).toBe(checked)
    expect(checked).toBeGreaterThan(20)
    expect(output.items).toBe(highlights.length)
  })

  test('gives back every relation with its ends, its direction and the passages that bear it out', () => {
    const sent = input.relations.map(({ annotatorId, annotator, ...relation }) => ({
      ...relation,
      annotator: { id: annotatorId, name: annotator },
    }))
    const byIdOf = (one: { readonly id: string }, other: { readonly id: string }) =>
      one.id < other.id ? -1 : 1
    expect([...(file.relations ?? [])].sort(byIdOf)).toEqual(sent.sort(byIdOf))
  })

  test('has nothing to tolerate', () => {
    expect(file.origin).toBe('variorum')
    expect(file.report).toEqual([])
  })

  test('names the text and its state in every target', () => {
    const targets = file.annotations.flatMap((annotation) => annotation.targets)
    for (const target of targets) {
      expect(target).toMatchObject({
        source: `urn:sha256:${document.textSha256}`,
        textSha256: document.textSha256,
        sourceDate: document.capturedAt,
        otherSelectors: [],
      })
    }
  })

  test('counts positions in code points, and its quotes stand there with their context', () => {
    const points = [...document.text]
    const selected = file.annotations.flatMap(({ targets }) =>
      targets.filter(({ position }) => position !== null),
    )
    expect(selected.length).toBeGreaterThan(20)
    for (const { quote, position } of selected) {
      const [start, end] = [position?.start ?? 0, position?.end ?? 0]
      expect(quote?.exact).toBe(points.slice(start, end).join(''))
      expect(
        points
          .slice(0, start)
          .join('')
          .endsWith(quote?.prefix ?? '?'),
      ).toBe(true)
      expect(
        points
          .slice(end)
          .join('')
          .startsWith(quote?.suffix ?? '?'),
      ).toBe(true)
    }
  })

  test('gives orphans and ambiguous ones their quote and no position', () => {
    const waiting = file.annotations.filter(
      ({ state }) => state === 'orphan' || state === 'ambiguous',
    )
    expect(waiting).toHaveLength(2)
    for (const { targets } of waiting) {
      expect(targets.map(({ position }) => position)).toEqual([null])
      expect(targets[0]?.quote?.prefix).toBe('before ')
    }
  })

  test('gives back the notes on documents, entities, codes and the project', () => {
    const onDocuments = file.annotations.filter(isAboutDocument)
    expect(onDocuments.map(({ notes }) => notes)).toEqual([exportedNotes(document.notes)])
    expect(file.notes).toEqual(ownNotes(input, 'project'))
    expect(file.documents).toEqual(
      input.documents.map(({ id, title, revision, textSha256 }) => ({
        id,
        title,
        revision,
        textSha256,
      })),
    )
  })

  test('gives back the codebook and the entities', () => {
    expect(file.codes).toEqual(
      codeTree(input.codes).map(({ code, path }) => ({
        id: code.id,
        path,
        colour: code.colour,
        description: code.description,
        notes: ownNotes(input, 'code', code.id),
      })),
    )
    const entities = input.entities.map(
      ({ id, label, type, description, aliases, authorities }) => ({
        id,
        label,
        type,
        description,
        aliases,
        authorities: Object.entries(authorities).map(([authority, own]) => ({
          authority,
          id: own,
        })),
        notes: ownNotes(input, 'entity', id),
      }),
    )
    expect(file.entities).toHaveLength(entities.length)
    expect(file.entities).toEqual(expect.arrayContaining(entities))
  })

  test('names entities by their authority where they have one', () => {
    const uris = file.annotations.flatMap(({ mentions }) => mentions.map(({ uri }) => uri))
    expect(uris).toContain('http://www.wikidata.org/entity/Q7184')
    expect(uris).toContain('https://orcid.org/0000-0002-1825-0097')
    expect(uris.some((uri) => uri.startsWith('urn:uuid:'))).toBe(true)
  })

  test('is the same file twice', () => {
    expect(runExport('jsonld', tortureProject()).text.length).toBe(output.text.length)
    expect(runExport('jsonld', input).text).toBe(output.text)
  })

  test('gives back any quote at any place', () => {
    fc.assert(
      fc.property(arbitraryProject, (project) => {
        const [source] = project.documents
        if (source === undefined) throw new Error('no document')
        const read = readJsonLd(runExport('jsonld', project).text)
        const found = importedHighlights(source.text, read).highlights
        const expected = highlightsOf(project).map(exported)
        expect(found.map(({ quote }) => quote)).toEqual(expected.map(({ quote }) => quote))
        const placed = expected.filter(({ ranges }) => ranges.length > 0)
        expect(found.slice(0, placed.length).map(({ ranges }) => ranges)).toEqual(
          placed.map(({ ranges }) => ranges),
        )
        expect(found.map(({ notes }) => notes)).toEqual(expected.map(({ notes }) => notes))
      }),
    )
  })
})
