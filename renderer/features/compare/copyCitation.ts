import type { Call } from '../../api/useApi.ts'
import { copyCited } from '../../app/copyCited.ts'
import { messages } from '../../i18n/messages.ts'
import { citationOf, passagesOf } from './citation.ts'
import { compareState, currentDifference } from './compareState.ts'

/** Puts the chosen difference on the clipboard, as a citation. */
export async function copyCitation(call: Call): Promise<void> {
  const state = compareState.get()
  const current = currentDifference(state)
  const { pages } = state
  if (current === null || pages === null) return
  const passages = passagesOf(pages, current)
  await copyCited(
    call,
    passages,
    async (cited) => citationOf(pages, current, cited ?? (await call('export.cite', { passages }))),
    messages['compare.cited'],
  )
}
