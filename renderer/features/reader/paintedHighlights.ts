import type { CodeView } from '../../../core/api/codebookMethods.ts'
import type { Output } from '../../../core/api/registry.ts'
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
}

/** Every highlight as it is to be drawn: those of the project, and those it is still being told of. */
export function paintedHighlights(painting: Painting): PaintedHighlight[] {
  const { stored, pending, codes, hiddenCodeIds, hiddenAnnotatorIds } = painting
  const codeById = new Map(codes.map((code) => [code.id, code]))
  const known = new Set(stored.map(({ id }) => id))
  const drawn = pending
    .filter(({ id }) => !known.has(id))
    .map(({ id, range, codeIds }) => ({ id, ranges: [range], state: 'exact' as const, codeIds }))
  const shown = stored.filter(({ annotatorId }) => !hiddenAnnotatorIds.includes(annotatorId))
  return [...shown, ...drawn]
    .filter(({ codeIds }) => isShown(codeIds, hiddenCodeIds))
    .map(({ id, ranges, state, codeIds }) => ({
      id,
      ranges,
      state,
      colour: codeById.get(codeIds[0] ?? '')?.colour ?? NO_CODE,
      label: codeIds.map((codeId) => codeById.get(codeId)?.path.join(' / ') ?? '').join(', '),
    }))
}

/** Hidden when every code of it is. */
function isShown(codeIds: readonly Id[], hidden: readonly Id[]): boolean {
  if (hidden.length === 0) return true
  const own = codeIds.length === 0 ? [WITHOUT_CODE] : codeIds
  return own.some((codeId) => !hidden.includes(codeId))
}
