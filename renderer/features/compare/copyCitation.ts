import type { ComparedSide } from '../../../core/compare/comparison.ts'
import type { CitedRevision } from '../../../core/export/citation.ts'
import type { Block } from '../../../core/model/block.ts'
import type { Call } from '../../api/useApi.ts'
import { say } from '../../app/notices.ts'
import { messages } from '../../i18n/messages.ts'
import { citationOf } from './citation.ts'
import { compareState, currentDifference } from './compareState.ts'

/** Puts the chosen difference on the clipboard, as a citation. */
export async function copyCitation(call: Call): Promise<void> {
  const state = compareState.get()
  const current = currentDifference(state)
  const { pages } = state
  if (current === null || pages === null) return
  const { left, right } = pages.comparison
  const sides = {
    left: await sourceOf(call, left, pages.left.blocks),
    right: await sourceOf(call, right, pages.right.blocks),
  }
  await navigator.clipboard.writeText(citationOf(pages, current, sides))
  say(messages['compare.cited'])
}

/** Paragraphs say where it is; the pages of a source would have to be read with its whole content. */
async function sourceOf(
  call: Call,
  { document, revision }: ComparedSide,
  blocks: readonly Block[],
): Promise<CitedRevision> {
  const { title, metadata, revisions } = await call('documents.get', { documentId: document })
  const capturedAt = revisions.find((one) => one.revision === revision)?.capturedAt ?? ''
  return { title, metadata, revision, capturedAt, blocks, pages: [] }
}
