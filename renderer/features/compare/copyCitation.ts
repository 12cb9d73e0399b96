import { say } from '../../app/notices.ts'
import { messages } from '../../i18n/messages.ts'
import { citationOf } from './citation.ts'
import { compareState, currentDifference } from './compareState.ts'

/** Puts the chosen difference on the clipboard, as a citation. */
export async function copyCitation(): Promise<void> {
  const state = compareState.get()
  const current = currentDifference(state)
  if (current === null || state.pages === null) return
  await navigator.clipboard.writeText(citationOf(state.pages, current))
  say(messages['compare.cited'])
}
