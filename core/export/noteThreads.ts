import type { Id, Instant } from '../model/id.ts'

interface Threadable {
  readonly id: Id
  readonly parentId: Id | null
  readonly created: Instant
}

/** A note in its thread: "2" is the second note, "2.1" the first reply to it. */
export interface NumberedNote<N> {
  readonly note: N
  readonly number: string
  /** Number of the note this one replies to; null where it starts a thread. */
  readonly repliesTo: string | null
}

function byAge(left: Threadable, right: Threadable): number {
  if (left.created !== right.created) return left.created < right.created ? -1 : 1
  return left.id < right.id ? -1 : 1
}

function repliesByParent<N extends Threadable>(notes: readonly N[]): Map<Id, N[]> {
  const replies = new Map<Id, N[]>()
  for (const note of notes) {
    if (note.parentId === null) continue
    const siblings = replies.get(note.parentId)
    if (siblings) siblings.push(note)
    else replies.set(note.parentId, [note])
  }
  return replies
}

/**
 * Notes with every reply after the note it answers, oldest first on each level. A reply whose
 * parent is not among the notes starts a thread of its own; so does one of a ring of replies, which
 * only a damaged project has: no note is ever left out.
 */
export function threadNotes<N extends Threadable>(notes: readonly N[]): NumberedNote<N>[] {
  const sorted = [...notes].sort(byAge)
  const known = new Set(sorted.map((note) => note.id))
  const replies = repliesByParent(sorted)
  const seen = new Set<Id>()
  const numbered: NumberedNote<N>[] = []
  let threads = 0

  function addThread(root: N): void {
    threads += 1
    const pending: NumberedNote<N>[] = [{ note: root, number: `${threads}`, repliesTo: null }]
    for (let next = pending.pop(); next; next = pending.pop()) {
      if (seen.has(next.note.id)) continue
      seen.add(next.note.id)
      numbered.push(next)
      const { number } = next
      const answers = (replies.get(next.note.id) ?? []).map((note, index) => ({
        note,
        number: `${number}.${index + 1}`,
        repliesTo: number,
      }))
      pending.push(...answers.reverse())
    }
  }

  for (const note of sorted) {
    if (note.parentId === null || !known.has(note.parentId)) addThread(note)
  }
  for (const note of sorted) {
    if (!seen.has(note.id)) addThread(note)
  }
  return numbered
}
