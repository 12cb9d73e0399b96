/**
 * Has the slanted face of the reading font ready for words to come: when it comes after them, the browser lays the whole
 * page out anew. Where it cannot be had they stand in another.
 */
export function loadItalics(): void {
  const family = getComputedStyle(document.documentElement).getPropertyValue('--read')
  document.fonts.load(`italic 1em ${family}`).catch(() => undefined)
}
