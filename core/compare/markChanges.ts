import { escapeHtml } from '../text/escapeHtml.ts'
import type { TextChange } from './comparison.ts'

function marked(name: 'ins' | 'del', text: string): string {
  return text === '' ? '' : `<${name}>${escapeHtml(text)}</${name}>`
}

/** One text as HTML with what changed in it marked; `changes` are of `wordChanges`. */
export function markChanges(
  text: string,
  side: 'left' | 'right',
  changes: readonly TextChange[],
): string {
  let html = ''
  let from = 0
  for (const change of changes) {
    const range = change[side]
    if (range === null) continue
    const name = side === 'left' ? 'del' : 'ins'
    html += escapeHtml(text.slice(from, range[0])) + marked(name, text.slice(...range))
    from = range[1]
  }
  return html + escapeHtml(text.slice(from))
}

/** Two texts as one, what is gone and what came marked in place. */
export function mergeChanges(
  before: string,
  after: string,
  changes: readonly TextChange[],
): string {
  let html = ''
  let from = 0
  for (const { left, right, at } of changes) {
    html += escapeHtml(before.slice(from, at[0]))
    html += marked('del', left === null ? '' : before.slice(...left))
    html += marked('ins', right === null ? '' : after.slice(...right))
    from = left === null ? at[0] : left[1]
  }
  return html + escapeHtml(before.slice(from))
}
