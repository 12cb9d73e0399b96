import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { expect } from 'vitest'
import type { Contracts } from './harness.ts'

/** Long enough that carrying its highlights takes longer than a call. */
const paragraphs = Array.from(
  { length: 12_000 },
  (_, index) => `Paragraph ${index} tells of the harbour, of ship ${index * 7} and of its crew.`,
)
const book = paragraphs.join('\n\n')
const newerBook = paragraphs.toReversed().join('\n\n')

let bookId = ''
let letterId = ''

/** Several people, windows and projects at the same time. */
export const sessionContracts: Contracts = {
  prepare: async (harness) => {
    const { call, file, grant } = harness()
    await call('projects.create', { grant: grant('s.variorum') })
    const grants = [file('book.txt', book), file('letter.txt', 'A letter about the harbour.')]
    const { documents } = await call('documents.import', { grants })
    bookId = documents[0]?.id ?? ''
    letterId = documents[1]?.id ?? ''
    await call('highlights.create', { documentId: bookId, passage: { quote: 'of ship 700 and' } })
  },
  tests: {
    'a person new to the project may begin by bringing in a newer copy': async (harness) => {
      const { call, file, folder } = harness()
      rmSync(join(folder, 'data', 'profile.json'))
      const grant = file('letter-2.txt', 'A longer letter about the harbour.')
      expect(await call('documents.revise', { documentId: letterId, grant })).toMatchObject({
        revision: 2,
      })
    },

    'what is done to other documents does not disturb a newer copy': async (harness) => {
      const { call, connectAnother, file, grant } = harness()
      const other = await connectAnother()
      await other.call('projects.open', { grant: grant('s.variorum') })
      const meanwhile: Promise<unknown>[] = []
      const onProgress = () => {
        if (meanwhile.length > 0) return
        const passage = { quote: 'harbour' }
        meanwhile.push(other.call('highlights.create', { documentId: letterId, passage }))
      }
      const input = { documentId: bookId, grant: file('book-2.txt', newerBook) }
      expect(await call('documents.revise', input, { onProgress })).toMatchObject({ revision: 2 })
      expect(await Promise.all(meanwhile)).toHaveLength(1)
      await call('history.undo', { documentId: bookId })
    },

    'a highlight made meanwhile is not left behind: the copy is to be brought in again': async (
      harness,
    ) => {
      const { call, connectAnother, file, grant } = harness()
      const other = await connectAnother()
      await other.call('projects.open', { grant: grant('s.variorum') })
      const meanwhile: Promise<unknown>[] = []
      const onProgress = () => {
        if (meanwhile.length > 0) return
        const passage = { quote: 'of ship 77 and' }
        meanwhile.push(other.call('highlights.create', { documentId: bookId, passage }))
      }
      const revise = (progress?: () => void) => {
        const input = { documentId: bookId, grant: file('book-2.txt', newerBook) }
        return call('documents.revise', input, { onProgress: progress })
      }
      await expect(revise(onProgress)).rejects.toMatchObject({ code: 'stale' })
      await Promise.all(meanwhile)
      expect((await revise()).annotations).toHaveLength(2)
    },

    'nor is a note that was typed on meanwhile, though it makes no operation of its own': async (
      harness,
    ) => {
      const { call, connectAnother, file, grant } = harness()
      const other = await connectAnother()
      await other.call('projects.open', { grant: grant('s.variorum') })
      const target = { kind: 'document', id: bookId } as const
      const note = await other.call('notes.create', { target, body: { markdown: 'a' } })
      const type = (markdown: string) =>
        other.call('notes.update', { noteId: note.id, body: { markdown } })
      await type('ab')
      const { seq } = await call('project.info', {})
      const meanwhile: Promise<unknown>[] = []
      const onProgress = () => {
        if (meanwhile.length === 0) meanwhile.push(type('abc'))
      }
      const input = { documentId: bookId, grant: file('book-3.txt', book) }
      const revising = call('documents.revise', input, { onProgress })
      await expect(revising).rejects.toMatchObject({ code: 'stale' })
      expect(await Promise.all(meanwhile)).toMatchObject([{ markdown: 'abc' }])
      expect((await call('project.info', {})).seq).toBe(seq)
    },

    'an import ends with the project it was begun in': async (harness) => {
      const { call, connectAnother, file, grant } = harness()
      const other = await connectAnother()
      await other.call('projects.open', { grant: grant('s.variorum') })
      const moved: Promise<unknown>[] = []
      const onProgress = () => {
        moved.push(other.call('projects.create', { grant: grant('elsewhere.variorum') }))
      }
      const grants = [file('page.html', `<p>${'words '.repeat(20_000)}</p>`)]
      const importing = other.call('documents.import', { grants }, { onProgress })
      await expect(importing).rejects.toMatchObject({ code: 'cancelled' })
      await Promise.all(moved)
      expect(await other.call('documents.list', {})).toEqual([])
      expect((await call('documents.list', {})).map(({ title }) => title)).toEqual([
        'book',
        'letter',
      ])
    },
  },
}
