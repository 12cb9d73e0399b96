import { isArriving, keepForArrival } from './arrival.ts'
import { view } from './view.ts'

/** The parts of the window that have keys of their own, as `data-pane` names them. */
export type Pane = 'library' | 'text' | 'margin'

/** Brings the focus to a pane: to its part marked `data-pane-focus`, else to the pane itself. */
export function focusPane(pane: Pane): void {
  if (pane === 'library') showLibrary(true)
  if (pane === 'margin') view.set({ isMarginOpen: true })
  if (pane === 'text' && isArriving()) {
    keepForArrival(() => focusPane(pane))
    return
  }
  // After the pane that was just opened is on the page.
  requestAnimationFrame(() => {
    const element = document.querySelector<HTMLElement>(`[data-pane=${pane}]`)
    const target = element?.querySelector<HTMLElement>('[data-pane-focus]') ?? element
    target?.focus()
  })
}

export const narrowWindow = '(max-width: 1180px)'

/** In a narrow window the library lies over the text, and is shut until it is asked for. */
export function isLibraryShown(): boolean {
  const { isLibraryOpen, isLibraryOver } = view.get()
  return matchMedia(narrowWindow).matches ? isLibraryOver : isLibraryOpen
}

export function showLibrary(isShown: boolean): void {
  view.set(
    matchMedia(narrowWindow).matches ? { isLibraryOver: isShown } : { isLibraryOpen: isShown },
  )
}
