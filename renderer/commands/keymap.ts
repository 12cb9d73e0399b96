import type { View } from '../app/view.ts'
import { type Command, isAvailable } from './command.ts'
import { belongsToField, keyName } from './keys.ts'

/** Where the pressed key would have gone. */
export interface KeyPlace {
  readonly isField: boolean
  readonly isFloat: boolean
}

/** The command a key means now, in this place; undefined = none, the key is the page's. */
export function commandForKey(
  commands: readonly Command[],
  view: View,
  name: string,
  place: KeyPlace,
): Command | undefined {
  if (place.isFloat || (place.isField && belongsToField(name))) return undefined
  return commands.find((command) => command.keys.includes(name) && isAvailable(command, view))
}

/** The command that an event on the page means; what somebody handled already means none. */
export function commandForEvent(
  commands: readonly Command[],
  view: View,
  event: KeyboardEvent,
): Command | undefined {
  if (event.defaultPrevented || event.isComposing) return undefined
  return commandForKey(commands, view, keyName(event), placeOf(event.target))
}

/** Whether an event may mean something on this very screen, though perhaps not yet. */
export function isKeyOfScreen(
  commands: readonly Command[],
  screen: View['screen'],
  event: KeyboardEvent,
): boolean {
  const context = screen === 'read' ? 'text' : screen
  const name = keyName(event)
  const { isFloat, isField } = placeOf(event.target)
  if (event.defaultPrevented || event.isComposing || isFloat) return false
  if (isField && belongsToField(name)) return false
  return commands.some((command) => command.context === context && command.keys.includes(name))
}

/** The reader is editable for the caret's sake, and says that it is read-only: it is no field. */
const FIELDS =
  'input:not([type=checkbox], [type=radio], [type=button]), textarea, select, [contenteditable]:not([contenteditable=false], [aria-readonly=true])'
const FLOATS = '[role=dialog], [role=alertdialog], [role=menu], [role=listbox]'

/** As Base UI says it of a float that was told to close, until it is gone. */
const CLOSING = '[data-closed]'

/**
 * What kind of place an element of the page is for keys. A float that is closing has the focus a moment longer than
 * it counts: a key that follows Escape at once means what is left, another float or the page.
 */
export function placeOf(target: EventTarget | null): KeyPlace {
  if (!(target instanceof Element)) return { isField: false, isFloat: false }
  const float = target.closest(FLOATS)
  if (float?.matches(CLOSING)) {
    const isOther = target.ownerDocument.querySelector(`:is(${FLOATS}):not(${CLOSING})`) !== null
    return { isField: false, isFloat: isOther }
  }
  const host = target.closest('[contenteditable], input, textarea, select')
  return { isField: host?.matches(FIELDS) === true, isFloat: float !== null }
}
