import type { Input, Output } from '../../core/api/registry.ts'
import { type CitationStyle, styleChosen } from '../../core/model/citationStyle.ts'
import type { Call } from '../api/useApi.ts'
import { messages } from '../i18n/messages.ts'
import { chosenStyle } from './citing.ts'
import { say, sayProblem } from './notices.ts'
import { runTask } from './tasks.ts'
import { view } from './view.ts'

/** What goes on the clipboard: for editors that take plain text, and for those that take HTML. */
export interface Copied {
  readonly text: string
  readonly html: string
}

export type Cited = Output<'export.cite'>

const toStyle = {
  label: messages['export.citationStyle'],
  run: () => view.set({ dialog: 'citationStyle' }),
}

/**
 * Copies words with where they are from, and offers the choice of another style. `make` gets what the chosen style
 * says of the passages, or null where none is chosen.
 */
export async function copyCited(
  call: Call,
  passages: Input<'export.cite'>['passages'],
  make: (cited: Cited | null) => Copied | Promise<Copied>,
  said: string,
): Promise<void> {
  const style = styleChosen(await chosenStyle(call))
  try {
    const cited = style === undefined ? null : await cite(call, passages, style)
    const { text, html } = await make(cited)
    const blob = (type: string, content: string) => new Blob([content], { type })
    const item = { 'text/plain': blob('text/plain', text), 'text/html': blob('text/html', html) }
    await navigator.clipboard.write([new ClipboardItem(item)])
    say(said, toStyle)
  } catch (error) {
    // A style of one's own may be good to look at and fail in use.
    sayProblem(error, '', style === undefined ? null : toStyle)
  }
}

function cite(
  call: Call,
  passages: Input<'export.cite'>['passages'],
  citationStyle: CitationStyle,
) {
  return runTask(messages['citing.working'], (options) =>
    call('export.cite', { passages, citationStyle }, options),
  )
}
