import type { Call } from '../api/useApi.ts'
import type { View } from '../app/view.ts'
import type { MessageKey } from '../i18n/messages.ts'

/** Where a command's keys count. `text`: the reader has the focus and no field the caret. */
export type CommandContext = 'anywhere' | 'text' | 'review' | 'compare'

/**
 * One thing a person can do. The palette, menus, toolbar, keymap and the sheet of keys all read the
 * same list.
 */
export interface Command {
  /** `area.action`, stable. */
  readonly id: string
  readonly title: MessageKey
  /** As ProseMirror writes them: Mod-k, Shift-F3, h. */
  readonly keys: readonly string[]
  readonly context: CommandContext
  /** Whether it can be done now; left out = always. */
  isEnabled?(view: View): boolean
  run(doing: Doing): void | Promise<void>
}

/** What a command works with. */
export interface Doing {
  readonly view: View
  show(change: Partial<View>): void
  readonly call: Call
}
