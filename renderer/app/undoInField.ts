const FIELDS =
  'input, textarea, [contenteditable]:not([contenteditable=false], [aria-readonly=true])'

/**
 * Undo and redo from a menu, where a field has the caret: they are the field's own, as their keys are.
 * Returns false for anything else.
 */
export function undoInField(commandId: string): boolean {
  const own = { 'history.undo': 'undo', 'history.redo': 'redo' }[commandId]
  if (own === undefined || document.activeElement?.matches(FIELDS) !== true) return false
  // Deprecated, and still the only way to a field's own history.
  document.execCommand(own)
  return true
}
