import type { ImportedAnnotation, ImportedNote } from './importedModel.ts'
import type { ImportReport } from './importReport.ts'
import type { ThreadedAnnotation } from './readWebAnnotation.ts'

/** A note that has no id of its own is known by that of its annotation. */
function identified(annotation: ImportedAnnotation): ImportedAnnotation {
  const [first, ...rest] = annotation.notes
  if (first === undefined || first.id !== null) return annotation
  return { ...annotation, notes: [{ ...first, id: annotation.id }, ...rest] }
}

type ById = ReadonlyMap<string, ThreadedAnnotation>

/** The nearest ancestor that is in the file: others may have been deleted. */
function parentOf({ ancestors }: ThreadedAnnotation, byId: ById): ThreadedAnnotation | undefined {
  const nearest = ancestors.findLast((id) => byId.has(id))
  return nearest === undefined ? undefined : byId.get(nearest)
}

/** The annotation at the head of a line of replies; itself where the line ends in nothing or a ring. */
function headOf(reply: ThreadedAnnotation, byId: ById): ThreadedAnnotation {
  const seen = new Set<ThreadedAnnotation>()
  let current = reply
  for (let parent = parentOf(current, byId); parent; parent = parentOf(current, byId)) {
    if (seen.has(parent)) return reply
    seen.add(parent)
    current = parent
  }
  return current
}

/** Notes of a reply answer the first note of what it replies to, where that one has a note. */
function answeringNotes(reply: ThreadedAnnotation, byId: ById): ImportedNote[] {
  const { annotation } = reply
  const answered = parentOf(reply, byId)?.annotation.notes[0]?.id ?? null
  return annotation.notes.map((note) => ({
    ...note,
    replyTo: note.replyTo ?? answered,
    annotator: note.annotator ?? annotation.annotator,
    created: note.created ?? annotation.created,
    modified: note.modified ?? annotation.modified,
  }))
}

/** Other programs write a reply as an annotation of its own; with us it is a note of the thread. */
export function joinReplies(
  threaded: readonly ThreadedAnnotation[],
  report: ImportReport,
): ImportedAnnotation[] {
  const known = threaded.map((one) => ({ ...one, annotation: identified(one.annotation) }))
  const byId = new Map(
    known.flatMap((one) => (one.annotation.id === null ? [] : [[one.annotation.id, one]])),
  )
  const answers = new Map<ThreadedAnnotation, ImportedNote[]>(known.map((one) => [one, []]))
  const heads: ThreadedAnnotation[] = []
  for (const one of known) {
    const head = headOf(one, byId)
    if (head !== one) {
      answers.get(head)?.push(...answeringNotes(one, byId))
      continue
    }
    heads.push(one)
    if (one.ancestors.length > 0) report.add('reply_without_parent')
  }
  return heads.map((head) => ({
    ...head.annotation,
    notes: [...head.annotation.notes, ...(answers.get(head) ?? [])],
  }))
}
