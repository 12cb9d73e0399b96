import { type Ability, can } from '../api/host.ts'
import type { Call } from '../api/useApi.ts'
import type { View } from '../app/view.ts'
import type { MessageKey } from '../i18n/messages.ts'
import type { IconName } from '../ui/icons.ts'

/**
 * Where a command's keys count. anywhere: also before a project is open. project: on every screen of
 * one. text: a document is being read. The others are screens. Plain letters never count while a
 * field has the caret, and nothing does inside a dialog or a menu.
 */
export const commandContexts = [
  'anywhere',
  'project',
  'text',
  'review',
  'compare',
  'entities',
  'notes',
  'search',
] as const
export type CommandContext = (typeof commandContexts)[number]

/**
 * One thing a person can do. The palette, menus, toolbar, keymap and the sheet of keys all read the
 * same list.
 */
export interface Command {
  /** `area.action`, stable. */
  readonly id: string
  readonly title: MessageKey
  /** What is said beside the title in the palette. */
  readonly hint?: MessageKey
  readonly icon?: IconName
  /** As ProseMirror writes them: Mod-k, Shift-F3, h. The first is the one shown. */
  readonly keys: readonly string[]
  readonly context: CommandContext
  /** What the host must be able to do; left out = nothing that not every host can. */
  readonly needs?: Ability
  /** Whether it changes the project. */
  readonly writes?: true
  /** Whether it can be done now; left out = always. */
  isEnabled?(view: View): boolean
  run(doing: Doing): void | Promise<void>
}

/** What a command works with. */
export interface Doing {
  readonly view: View
  show(change: Partial<View>): void
  readonly call: Call
  /** Forgets every answer of the API: another project is open. */
  forgetAnswers(): Promise<void>
}

/** Whether there is such a command on this host. */
export function isOffered({ needs }: Command): boolean {
  return needs === undefined || can(needs)
}

/** Whether a command can be given now. */
export function isAvailable(command: Command, view: View): boolean {
  if (!isOffered(command)) return false
  return isIn(command.context, view) && (command.isEnabled?.(view) ?? true)
}

/**
 * Whether a command is to be shown as one that can be given now. In a project that is open to read only its keys
 * still count where this is false: whoever presses them is told why nothing happens.
 */
export function isUsable(command: Command, view: View): boolean {
  return isAvailable(command, view) && !(view.isReadOnly && command.writes === true)
}

function isIn(context: CommandContext, view: View): boolean {
  if (context === 'anywhere') return true
  if (!view.isProjectOpen) return false
  if (context === 'project') return true
  if (context === 'text') return view.screen === 'read' && view.documentId !== null
  return view.screen === context
}
