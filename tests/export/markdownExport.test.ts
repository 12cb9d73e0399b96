import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { pathText } from '../../core/export/codeTree.ts'
import { inDocumentOrder } from '../../core/export/documentOrder.ts'
import { runExport } from '../../core/export/exportFormats.ts'
import { momentText } from '../../core/export/exportText.ts'
import { oneLine } from '../../core/export/markdownSyntax.ts'
import { noteMarkdown } from '../../core/export/noteMarkdown.ts'
import { threadNotes } from '../../core/export/noteThreads.ts'
import type { Annotation, NoteView } from '../../core/model/annotation.ts'
import { arbitraryProject } from './arbitraryProject.ts'
import { fromCodeSpan, type ReadAnnotation, readMarkdownExport } from './readMarkdownExport.ts'
import { makeNote, tortureProject } from './tortureProject.ts'

const input = tortureProject()
const output = runExport('markdown', input)
const sections = readMarkdownExport(output.text)
const [document] = input.documents
if (document === undefined) throw new Error('no document')
const { placed, waiting } = inDocumentOrder(document)
const readDocument = sections.find(({ annotations }) => annotations.length > 0)

function factsNamed(annotation: ReadAnnotation, name: string): string[] {
  return annotation.facts.filter((fact) => fact.name === name).map(({ value }) => value)
}

/** A note as it stands in the file: its headings are below those of the export. */
function written(note: NoteView): string {
  return noteMarkdown(note, 4)
}

function expected(annotation: Annotation) {
  return {
    quote: annotation.quote,
    current: annotation.current === annotation.quote ? null : annotation.current,
    codes: annotation.codings.map(({ path }) => oneLine(pathText(path))),
    entities: annotation.mentions
      .filter(({ state }) => state === 'confirmed')
      .map(({ label }) => label),
    notes: threadNotes(annotation.notes).map(({ note, number }) => [number, written(note)]),
    created: [momentText(annotation.created)],
    modified: [momentText(annotation.modified)],
    state: [annotation.state],
    id: [annotation.id],
  }
}

function found(annotation: ReadAnnotation) {
  return {
    quote: annotation.quote,
    current: annotation.current,
    codes: factsNamed(annotation, 'code').map(fromCodeSpan),
    entities: factsNamed(annotation, 'entity').map(fromCodeSpan),
    notes: annotation.notes.map(({ number, markdown }) => [number, markdown]),
    created: factsNamed(annotation, 'created'),
    modified: factsNamed(annotation, 'modified'),
    state: factsNamed(annotation, 'state'),
    id: factsNamed(annotation, 'id'),
  }
}

describe('a Markdown export', () => {
  test('reads back char for char, in document order, the unplaced ones at the end', () => {
    expect(readDocument?.annotations.map(found)).toEqual([...placed, ...waiting].map(expected))
    expect(output.items).toBe(document.annotations.length)
  })

  test('puts ambiguous ones and orphans under a heading of their own', () => {
    const headings = readDocument?.annotations.map(({ section }) => section)
    expect(headings?.filter((heading) => heading === 'Not placed on this revision')).toHaveLength(
      waiting.length,
    )
    expect(new Set(headings?.slice(0, placed.length))).toEqual(new Set(['Annotations']))
  })

  test('holds every line of every quote unescaped and unwrapped', () => {
    for (const { quote } of document.annotations) {
      expect(output.text).toContain(`\n> ${quote.replaceAll('\n', '\n> ')}\n`)
    }
  })

  test('holds every note as it is, but for the level of its headings', () => {
    const notes = [
      ...document.notes,
      ...input.notes,
      ...document.annotations.flatMap((annotation) => annotation.notes),
    ]
    for (const note of notes) expect(output.text).toContain(`\n\n${written(note)}\n\n`)
    expect(sections.flatMap((section) => section.notes.map(({ markdown }) => markdown))).toEqual(
      expect.arrayContaining([...document.notes, ...input.notes].map(written)),
    )
  })

  test('numbers replies below what they answer', () => {
    const noteNumbers = readDocument?.annotations
      .map(({ notes }) => notes.map(({ number }) => number))
      .find((numbers) => numbers.length > 2)
    expect(noteNumbers).toEqual(['1', '1.1', '1.1.1', '1.2'])
  })

  test('heads a document with its metadata and lists codes, entities and relations at the end', () => {
    expect(output.text).toContain('- author: Jane Doe; The \\<Agency\\>\n')
    expect(output.text).toContain('- published: 2026-02-03\n')
    expect(output.text).toContain('- URL: https://example.org/a_b_c?x=1&y=2\n')
    expect(output.text).toContain(`- SHA-256 of the text: ${document.textSha256}\n`)
    expect(sections.map(({ title }) => title).slice(-3)).toEqual([
      ...['Codes', 'Entities', 'Relations'],
    ])
    const codes = sections.at(-3)?.facts.map((line) => fromCodeSpan(line.slice(2)))
    expect(codes).toEqual([
      'évidence',
      'évidence/with `ticks` and * stars',
      'évidence/with `ticks` and * stars/and/or',
      'évidence/with `ticks` and * stars/and/or/=HYPERLINK("x")',
      'מקור; "ראשי"',
      '<unused>',
    ])
    const entities = sections.at(-2)?.facts.map((line) => fromCodeSpan(line.slice(2)))
    expect(entities).toEqual(['<b>Ship</b> "A" (old)', 'NATO', 'الوزير'])
    expect(output.text).toContain('`<b>Ship</b> "A" (old) — =near — NATO` (Ann): “')
    expect(output.text).toContain(
      '“=gone for ever and its second line” (not placed on this revision)',
    )
    expect(output.text).toContain(
      '`الوزير — =near → <b>Ship</b> "A" (old)` (Ann): no passage yet\n',
    )
  })

  test('puts the headings of notes below its own', () => {
    const note = makeNote('# One\n\n> ## Two\n\n```\n# three\n```\n\n### Four')
    const { text } = runExport('markdown', {
      ...input,
      documents: [{ ...document, notes: [note] }],
    })
    expect(text).toContain('\n\n##### One\n\n> ###### Two\n\n```\n# three\n```\n\n###### Four\n\n')
  })

  test('keeps a note apart that holds its own closing comment', () => {
    const [note] = document.notes
    if (note === undefined) throw new Error('no note')
    const trap = { ...note, markdown: `a\n<!-- end of note ${note.id} -->\nb` }
    const trapped = { ...input, documents: [{ ...document, notes: [trap] }] }
    const read = readMarkdownExport(runExport('markdown', trapped).text)
    expect(read.find(({ annotations }) => annotations.length > 0)?.notes[0]?.markdown).toBe(
      trap.markdown,
    )
  })

  test('gives back any quote and note', () => {
    fc.assert(
      fc.property(arbitraryProject, (project) => {
        const read = readMarkdownExport(runExport('markdown', project).text)
        const annotations = project.documents.flatMap((one) => {
          const ordered = inDocumentOrder(one)
          return [...ordered.placed, ...ordered.waiting]
        })
        const found = read.flatMap((section) => section.annotations)
        expect(found.map(({ quote }) => quote)).toEqual(annotations.map(({ quote }) => quote))
        expect(found.map(({ notes }) => notes.map(({ markdown }) => markdown))).toEqual(
          annotations.map(({ notes }) => notes.map(written)),
        )
      }),
    )
  })

  test('says what it loses of this project and nothing else', () => {
    expect(output.losses.map(({ code }) => code)).toEqual([
      'history',
      'source_text',
      'note_formatting',
      'quotes_unescaped',
      'rejected_mentions',
    ])
  })
})
