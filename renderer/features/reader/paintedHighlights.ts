import type { CodeView } from '../../../core/api/codebookMethods.ts'
import type { Output } from '../../../core/api/registry.ts'
import type { AnchorState } from '../../../core/model/anchor.ts'
import type { Id } from '../../../core/model/id.ts'
import type { PendingHighlight } from '../../app/reading.ts'
import type { PaintedHighlight } from '../../editor/reader.ts'

type Stored = Output<'highlights.paint'>['highlights'][number]

/** What a highlight without a code is drawn in. */
const NO_CODE = 'slate'

/** Stands for "no code" among the codes that can be hidden. */
export const WITHOUT_CODE = 'none'

export interface Painting {
  readonly stored: readonly Stored[]
  readonly pending: readonly PendingHighlight[]
  readonly codes: readonly CodeView[]
  readonly hiddenCodeIds: readonly Id[]
  readonly hiddenAnnotatorIds: readonly Id[]
  /** Only those in this state; null = all. */
  readonly onlyState: AnchorState | null
}

/** Every highlight as it is to be drawn: those of the project, and those it is still being told of. */
export function paintedHighlights(painting: Painting): PaintedHighlight[] {
  const { stored, pending, codes, hiddenCodeIds, hiddenAnnotatorIds, onlyState } = painting
  const looks = new Map(
    codes.map(({ id, colour, path }) => [id, { colour, label: path.join(' / ') }]),
  )
  const known = new Set(stored.map(({ id }) => id))
  const drawn = pending
    .filter(({ id }) => !known.has(id))
    .map(({ id, range, codeIds }) => ({ id, ranges: [range], state: 'exact' as const, codeIds }))
  const shown = stored.filter(({ annotatorId }) => !hiddenAnnotatorIds.includes(annotatorId))
  return [...shown, ...drawn]
    .filter(({ state }) => onlyState === null || state === onlyState)
    .filter(({ codeIds }) => isShown(codeIds, hiddenCodeIds))
    .map((highlight) => {
      const colour = looks.get(highlight.codeIds[0] ?? '')?.colour ?? NO_CODE
      const label = highlight.codeIds.map((codeId) => looks.get(codeId)?.label ?? '').join(', ')
      return paintedAs(highlight, colour, label)
    })
}

type Unpainted = Omit<Stored, 'annotatorId'>

const before = new WeakMap<Unpainted, PaintedHighlight>()

/** The same object where nothing differs, so that of ten thousand only what has changed is looked at again. */
function paintedAs(highlight: Unpainted, colour: string, label: string): PaintedHighlight {
  const same = before.get(highlight)
  if (same?.colour === colour && same.label === label) return same
  const { id, ranges, state } = highlight
  const painted = { id, ranges, state, colour, label }
  before.set(highlight, painted)
  return painted
}

/** Hidden when every code of it is. */
function isShown(codeIds: readonly Id[], hidden: readonly Id[]): boolean {
  if (hidden.length === 0) return true
  const own = codeIds.length === 0 ? [WITHOUT_CODE] : codeIds
  return own.some((codeId) => !hidden.includes(codeId))
}
