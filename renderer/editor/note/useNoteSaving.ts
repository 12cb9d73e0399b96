import { useEffect, useRef } from 'react'
import type { Input } from '../../../core/api/registry.ts'
import type { Id } from '../../../core/model/id.ts'
import type { RichText } from '../../../core/model/richText.ts'
import { plainTextOfRichText } from '../../../core/text/plainTextOfRichText.ts'
import { checkRichText } from '../../../core/text/richTextSchema.ts'
import { type Call, useCall } from '../../api/useApi.ts'
import { attempt } from '../../app/annotating.ts'

const IDLE_MS = 1000

export interface SavedNote {
  /** Null until it has words: an empty note is not made. */
  readonly noteId: Id | null
  readonly parentId: Id | null
  readonly target: Input<'notes.create'>['target']
}

/** Saves what is written a second after the last key and when the field is left, in order. */
export function useNoteSaving(note: SavedNote, onMade: (noteId: Id) => void) {
  const call = useCall()
  const saving = useRef<ReturnType<typeof createSaving>>(null)
  saving.current ??= createSaving(call, note, onMade)
  const { write, flush, savedId } = saving.current
  useEffect(() => () => void flush(), [flush])
  return { write, flush, savedId }
}

function createSaving(call: Call, note: SavedNote, onMade: (noteId: Id) => void) {
  let noteId = note.noteId
  let waiting: RichText | null = null
  let timer: ReturnType<typeof setTimeout> | undefined
  let last: Promise<unknown> = Promise.resolve()

  async function save(content: RichText): Promise<void> {
    const body = { content: checkRichText(content) }
    if (noteId !== null) {
      await call('notes.update', { noteId, body })
      return
    }
    if (plainTextOfRichText(content).trim() === '' && !hasAtoms(content)) return
    const reply = note.parentId === null ? {} : { parentId: note.parentId }
    const made = await call('notes.create', { target: note.target, body, ...reply })
    noteId = made.id
    onMade(made.id)
  }

  function flush(): Promise<unknown> {
    clearTimeout(timer)
    const content = waiting
    waiting = null
    // One after the other: a second save must find the note that the first one makes.
    if (content !== null) last = last.then(() => attempt(() => save(content)))
    return last
  }

  function write(content: RichText): void {
    waiting = content
    clearTimeout(timer)
    timer = setTimeout(flush, IDLE_MS)
  }

  return { write, flush, savedId: () => noteId }
}

function hasAtoms({ content = [] }: RichText): boolean {
  return content.some(({ type }) => type === 'quoteEmbed' || type === 'image' || type === 'table')
}
