import type { Id } from '../../core/model/id.ts'
import { messages } from '../i18n/messages.ts'
import { sayInstead, sayProblem } from './notices.ts'
import { view } from './view.ts'

/** Opens the export of what a list shows, told by the host: the whole of it, not the rows on the screen. */
export async function exportFound(found: Promise<readonly Id[]>): Promise<void> {
  try {
    const dialogHighlightIds = await found
    if (dialogHighlightIds.length === 0) sayInstead(messages['export.noneFound'])
    else view.set({ dialog: 'export', dialogHighlightIds })
  } catch (error) {
    sayProblem(error)
  }
}
