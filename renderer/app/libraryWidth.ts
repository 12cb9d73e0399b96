const KEY = 'variorum.libraryWidth'
const NORMAL = 248

/** Pixels. */
export const narrowest = 200
export const widest = 420

export function libraryWidth(): number {
  const stored = Number(localStorage.getItem(KEY))
  return stored >= narrowest && stored <= widest ? stored : NORMAL
}

/** Gives the pane this width, or the nearest that it may have; the width it has then. */
export function applyLibraryWidth(wanted: number): number {
  const width = Math.min(widest, Math.max(narrowest, Math.round(wanted)))
  document.documentElement.style.setProperty('--library-width', `${width}px`)
  return width
}

export function keepLibraryWidth(width: number): void {
  localStorage.setItem(KEY, String(applyLibraryWidth(width)))
}
