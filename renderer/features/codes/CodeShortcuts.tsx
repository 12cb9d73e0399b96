import { useEffect } from 'react'
import { useAnswer, useCall } from '../../api/useApi.ts'
import { annotate } from '../../app/annotating.ts'
import { view } from '../../app/view.ts'
import { commandForEvent } from '../../commands/keymap.ts'
import { belongsToField, keyName } from '../../commands/keys.ts'
import { commands } from '../../commands/registry.ts'

/** The keys that people gave to their codes. A command's key stays the command's. */
export function CodeShortcuts() {
  const call = useCall()
  const { data: codes } = useAnswer('codes.list', {})
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      const { selection, highlightId } = view.get()
      if (event.defaultPrevented || (selection === null && highlightId === null)) return
      if (isInField(event) || commandForEvent(commands, view.get(), event) !== undefined) return
      const code = codes?.find(({ shortcut }) => shortcut === keyName(event))
      if (code === undefined) return
      event.preventDefault()
      void annotate(call, { code: { codeId: code.id } })
    }
    window.addEventListener('keydown', onKeyDown)
    return () => window.removeEventListener('keydown', onKeyDown)
  }, [codes, call])
  return null
}

function isInField(event: KeyboardEvent): boolean {
  const target = event.target instanceof Element ? event.target : null
  const field = target?.closest(
    'input, textarea, select, [role=dialog], [contenteditable]:not([aria-readonly=true])',
  )
  return field != null && belongsToField(keyName(event))
}
