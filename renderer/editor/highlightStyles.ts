import rules from './highlights.css?inline'

/*
 * Where custom properties differ from those of the element around, and every ruling sets some, the browser resolves
 * the style of each of these highlights anew: two dozen for an element. So they hold only while a reader is there.
 * Constructed sheets, because the content security policy allows no style elements.
 */
const common = new CSSStyleSheet()
common.replaceSync(rules)
const own = new CSSStyleSheet()
let readers = 0

/** Puts the styles of CSS highlights on the page until the signal aborts; readers on one page share them. */
export function wearHighlightStyles(signal: AbortSignal): void {
  readers += 1
  if (readers === 1) document.adoptedStyleSheets.push(common, own)
  const takeOff = () => {
    readers -= 1
    if (readers > 0) return
    const sheets = document.adoptedStyleSheets
    document.adoptedStyleSheets = sheets.filter((sheet) => sheet !== common && sheet !== own)
  }
  signal.addEventListener('abort', takeOff, { once: true })
}

/** Adds the style of one more highlight, for a colour of the person's own. */
export function addHighlightStyle(name: string, declarations: string): void {
  own.insertRule(`::highlight(${name}){${declarations}}`)
}
