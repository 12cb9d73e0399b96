import type { Input } from '../../core/api/registry.ts'
import type { CodeRef } from '../../core/api/shapes.ts'
import type { Id } from '../../core/model/id.ts'
import type { Range } from '../../core/model/range.ts'
import { trimRange } from '../../core/text/combineRanges.ts'
import type { Call } from '../api/useApi.ts'
import { sayProblem } from './notices.ts'
import { idOnItsWay, type PendingHighlight, reading } from './reading.ts'
import { rememberCode } from './recentCodes.ts'
import { type View, view } from './view.ts'

/** What a gesture hangs on a passage. */
export interface Marks {
  readonly code?: CodeRef
  readonly mention?: Input<'mentions.add'>['mention']
}

/** What a gesture is about: where the person was and what was selected when they made it. */
export interface Passage extends Pick<View, 'selection' | 'highlightId'> {
  readonly documentId: Id | null
  readonly revision: number | null
  readonly text: string
}

/** The passage now. Whoever waits before acting asks first: the person goes on meanwhile. */
export function passageAtHand(): Passage {
  const { documentId, revision, text } = reading.get()
  const { selection, highlightId } = view.get()
  return { documentId, revision, text, selection, highlightId }
}

let drawn = 0
/** What became of each highlight that was drawn before it had an id of the project's. */
const idsGiven = new Map<string, Promise<Id | null>>()
/** The highlight made of a selection: a second gesture on the very same selection means it, too. */
const madeOf = new WeakMap<Range, Promise<Id | null>>()

/** The highlight's own id: one just made has it a moment later, and null where it could not be made. */
export async function storedId(highlightId: Id | null): Promise<Id | null> {
  const given = highlightId === null ? undefined : idsGiven.get(highlightId)
  return given ?? highlightId
}

/**
 * Hangs marks on the words selected, which become a highlight at once, or else on the highlight
 * selected. The id of the highlight; null where there is neither, or it failed and was said.
 */
export async function annotate(
  call: Call,
  marks: Marks,
  passage: Passage = passageAtHand(),
): Promise<Id | null> {
  if (marks.code !== undefined && 'codeId' in marks.code) rememberCode(marks.code.codeId)
  return attempt(async () => {
    const { selection } = passage
    const made = selection === null ? storedId(passage.highlightId) : madeOf.get(selection)
    if (selection !== null && made === undefined) return create(call, passage, selection, marks)
    const highlightId = (await made) ?? null
    if (highlightId !== null) await addMarks(call, highlightId, marks)
    return highlightId
  })
}

/** Does it; what goes wrong is said at the foot of the window, and the answer is null. */
export async function attempt<T>(act: () => Promise<T>): Promise<T | null> {
  try {
    return await act()
  } catch (error) {
    sayProblem(error)
    return null
  }
}

function create(call: Call, passage: Passage, range: Range, marks: Marks): Promise<Id | null> {
  const pendingId = idOnItsWay(++drawn)
  const made = createHighlight(call, pendingId, passage, range, marks)
  const id = made.catch(() => {
    madeOf.delete(range)
    return null
  })
  idsGiven.set(pendingId, id)
  madeOf.set(range, id)
  return made
}

async function createHighlight(
  call: Call,
  pendingId: string,
  { documentId, revision, text }: Passage,
  range: Range,
  marks: Marks,
): Promise<Id | null> {
  if (documentId === null || revision === null) return null
  const codeIds = marks.code !== undefined && 'codeId' in marks.code ? [marks.code.codeId] : []
  const words = trimRange(text, range)
  draw({ id: pendingId, documentId, range: words, codeIds })
  select(pendingId, range, { documentId, revision })
  try {
    const { id } = await call('highlights.create', {
      documentId,
      revision,
      passage: { ranges: [[...words]] },
      codes: marks.code === undefined ? [] : [marks.code],
      mentions: marks.mention === undefined ? [] : [marks.mention],
    })
    confirm(pendingId, id)
    return id
  } catch (error) {
    withdraw(pendingId)
    throw error
  }
}

/** Instead of the words it was made of, unless the person has gone on to another text. */
function select(
  pendingId: string,
  range: Range,
  { documentId, revision }: Pick<Passage, 'documentId' | 'revision'>,
): void {
  const here = passageAtHand()
  if (here.documentId !== documentId || here.revision !== revision) return
  if (here.selection === null || here.selection.join() === range.join()) {
    reading.get().reader?.setSelection(null)
    view.set({ selection: null })
  }
  view.set({ highlightId: pendingId })
}

function draw(highlight: PendingHighlight): void {
  reading.set({ pending: [...reading.get().pending, highlight] })
}

/** The drawing takes the highlight's own id, so that nothing flickers when the list comes. */
function confirm(pendingId: string, id: Id): void {
  const pending = reading
    .get()
    .pending.map((item) => (item.id === pendingId ? { ...item, id } : item))
  reading.set({ pending })
  if (view.get().highlightId === pendingId) view.set({ highlightId: id })
}

function withdraw(pendingId: string): void {
  reading.set({ pending: reading.get().pending.filter(({ id }) => id !== pendingId) })
  if (view.get().highlightId === pendingId) view.set({ highlightId: null })
}

async function addMarks(call: Call, highlightId: Id, { code, mention }: Marks): Promise<void> {
  if (code !== undefined) await call('codings.add', { highlightIds: [highlightId], code })
  if (mention !== undefined) await call('mentions.add', { highlightId, mention })
}
