import { useEffect } from 'react'
import { can } from '../api/host.ts'
import { type Call, useAnswer, useCall } from '../api/useApi.ts'
import { menuParts } from './menuParts.ts'
import { view } from './view.ts'

/** Keeps the host's menu bar what can be done in this window now. */
export function useMenuBar(): void {
  const call = useCall()
  // Answered after the page has learned what its host can do.
  const isKnown = useAnswer('host.info', {}).data !== undefined
  useEffect(() => {
    if (isKnown && can('menu')) return followMenu(call)
  }, [call, isKnown])
}

const REST_MS = 60

function followMenu(call: Call): () => void {
  let shown = ''
  let timer: ReturnType<typeof setTimeout> | undefined
  const show = () => {
    const parts = menuParts(view.get())
    const text = JSON.stringify(parts)
    if (text === shown) return
    shown = text
    // The next change sends it again.
    call('window.menu', { parts }).catch(() => {
      shown = ''
    })
  }
  const showSoon = () => {
    clearTimeout(timer)
    timer = setTimeout(show, REST_MS)
  }
  const unsubscribe = view.subscribe(showSoon)
  // Not everything that decides is in the view: look again as the pointer leaves for the menu.
  document.addEventListener('mouseleave', show)
  window.addEventListener('focus', showSoon)
  show()
  return () => {
    clearTimeout(timer)
    unsubscribe()
    document.removeEventListener('mouseleave', show)
    window.removeEventListener('focus', showSoon)
  }
}
