import type { Input } from '../../core/api/registry.ts'
import type { CodeRef } from '../../core/api/shapes.ts'
import type { Id } from '../../core/model/id.ts'
import type { Range } from '../../core/model/range.ts'
import { trimRange } from '../../core/text/combineRanges.ts'
import type { Call } from '../api/useApi.ts'
import { sayProblem } from './notices.ts'
import { idOnItsWay, type PendingHighlight, reading } from './reading.ts'
import { rememberCode } from './recentCodes.ts'
import { view } from './view.ts'

/** What a gesture hangs on a passage. */
export interface Marks {
  readonly code?: CodeRef
  readonly mention?: Input<'mentions.add'>['mention']
}

let drawn = 0
let creating: Promise<unknown> = Promise.resolve()

/** The highlight selected, once the project has it: one just made has its id a moment later. */
export async function selectedHighlightId(): Promise<Id | null> {
  await creating
  return view.get().highlightId
}

/**
 * Hangs marks on the words selected, which become a highlight at once, or else on the highlight
 * selected. The id of the highlight; null where there is neither, or it failed and was said.
 * `selection`: the words selected when the person asked, for whoever had to wait since.
 */
export async function annotate(
  call: Call,
  marks: Marks,
  selection = view.get().selection,
): Promise<Id | null> {
  if (marks.code !== undefined && 'codeId' in marks.code) rememberCode(marks.code.codeId)
  return attempt(async () => {
    if (selection !== null) return create(call, selection, marks)
    const highlightId = await selectedHighlightId()
    if (highlightId === null) return null
    await addMarks(call, highlightId, marks)
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

function create(call: Call, range: Range, marks: Marks): Promise<Id | null> {
  const made = createHighlight(call, range, marks)
  creating = made.catch(() => null)
  return made
}

async function createHighlight(call: Call, range: Range, marks: Marks): Promise<Id | null> {
  const { documentId, revision, reader } = reading.get()
  if (documentId === null || revision === null) return null
  const codeIds = marks.code !== undefined && 'codeId' in marks.code ? [marks.code.codeId] : []
  const pendingId = idOnItsWay(++drawn)
  const words = trimRange(reading.get().text, range)
  draw({ id: pendingId, documentId, range: words, codeIds })
  const selected = view.get().selection
  if (selected === null || selected.join() === range.join()) {
    reader?.setSelection(null)
    view.set({ selection: null })
  }
  view.set({ highlightId: pendingId })
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
