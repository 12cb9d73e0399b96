import type { Id } from '../../../core/model/id.ts'
import type { Range } from '../../../core/model/range.ts'
import type { Call } from '../../api/useApi.ts'
import { attempt } from '../../app/annotating.ts'
import { reading } from '../../app/reading.ts'

/** The person now means this passage. */
export async function resizeHighlight(call: Call, highlightId: Id, range: Range): Promise<void> {
  const { revision } = reading.get()
  if (revision === null) return
  await attempt(() =>
    call('highlights.resize', { highlightId, revision, ranges: [[range[0], range[1]]] }),
  )
}
