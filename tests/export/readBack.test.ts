import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { writeCsl } from '../../core/export/cslExport.ts'
import type { ExportInput } from '../../core/export/exportModel.ts'
import { compareSources } from '../../core/export/sourcesBack.ts'
import { findWords } from '../../core/export/wordsBack.ts'
import type { NoteView } from '../../core/model/annotation.ts'
import { markdownOfRichText } from '../../core/text/markdown.ts'
import { exporters } from '../../services/exporters/exporters.ts'
import { readWords, type WordFormatName } from '../../services/exporters/readWords.ts'
import { arbitraryProject } from './arbitraryProject.ts'
import { tortureProject } from './tortureProject.ts'

type WrittenWords = Exclude<WordFormatName, 'pdf'>

/** The Markdown of a note as a project gives it. */
function withMarkdown<Note extends NoteView>(note: Note): Note {
  return { ...note, markdown: markdownOfRichText(note.content) }
}

const torture = tortureProject()
const project: ExportInput = {
  ...torture,
  notes: torture.notes.map(withMarkdown),
  documents: torture.documents.map((document) => ({
    ...document,
    notes: document.notes.map(withMarkdown),
    annotations: document.annotations.map((annotation) => ({
      ...annotation,
      notes: annotation.notes.map(withMarkdown),
    })),
  })),
}

async function found(format: WrittenWords, written: ExportInput) {
  const { bytes } = await exporters[format].write(written)
  return findWords(project, await readWords[format](bytes))
}

/** What an export says it cannot carry of that project: a passage of controls, notes that hang on no passage. */
const controls = /^highlight .*\0 and a control/s
const otherNotes = ['Yes', 'On the whole document', 'On the project', 'On NATO', 'On a code']
const lost: Readonly<Record<WrittenWords, readonly RegExp[]>> = {
  markdown: [],
  obsidian: [],
  json: [],
  html: [controls],
  docx: [controls],
  odt: [controls],
  xlsx: [controls],
  csv: [
    ...otherNotes.map((words) => new RegExp(`^note .*: ${words}$`)),
    /^code <unused>$/,
    ...Array(4).fill(/^relation /),
  ],
}
const formats = Object.keys(lost) as WrittenWords[]

describe('the words of a written file', () => {
  test.each(formats)('are all found again in %s, but for what it cannot carry', async (format) => {
    const { sent, differences } = await found(format, project)
    expect(sent).toMatchObject({ highlight: 21, note: 13, code: 6, entity: 3, relation: 4 })
    const missing = differences.map(({ kind, what }) => `${kind} ${what}`)
    expect(missing).toEqual(lost[format].map((pattern) => expect.stringMatching(pattern)))
  })

  test.each(formats)('are missed where %s has not all of them', async (format) => {
    const [document] = project.documents
    const gone = document?.annotations.find(({ notes }) => notes.length > 0)
    const documents = project.documents.map((each) => ({
      ...each,
      annotations: each.annotations.filter((annotation) => annotation !== gone),
    }))
    const { differences } = await found(format, { ...project, documents })
    const missing = differences.filter(({ kind }) => kind === 'note').map(({ what }) => what)
    expect(missing).toContainEqual(expect.stringContaining(gone?.quote ?? 'no such passage'))
  })
})

describe('a bibliography', () => {
  test('comes back with every fact, whatever the documents are', () => {
    fc.assert(
      fc.property(arbitraryProject, (input) => {
        const { differences } = compareSources(input, writeCsl(input).text)
        expect(differences).toEqual([])
      }),
    )
  })

  test('is compared fact by fact', () => {
    const text = writeCsl(project).text.replace(/"title": "/, '"title": "Not ')
    const [document] = project.documents
    expect(compareSources(project, text)).toMatchObject({
      sent: { source: project.documents.length },
      differences: [{ kind: 'source', way: 'missing', what: `${document?.title}: title` }],
    })
  })
})
