import { pageInShadow } from './pageInShadow.ts'
import styles from './printPage.module.css'

/** A page begins as in a window of its own: without the ink and the type of this one. */
const NOTHING_OF_THE_WINDOW = ':host{all:initial}'

/**
 * Prints a whole page of our own making, such as a report, in the place of the window. Its styles come along as a
 * sheet of a shadow root, because the window's policy lets no page bring styles of its own.
 */
export function printPage(page: string): void {
  const { html, css } = pageInShadow(page)
  const sheet = new CSSStyleSheet()
  sheet.replaceSync(NOTHING_OF_THE_WINDOW + css)
  const host = hostOf(new DOMParser().parseFromString(html, 'text/html'), sheet)
  const paper = paperOf(sheet)
  document.body.append(host)
  document.adoptedStyleSheets.push(paper)
  document.documentElement.dataset['printing'] = ''
  window.print()
  delete document.documentElement.dataset['printing']
  document.adoptedStyleSheets = document.adoptedStyleSheets.filter((each) => each !== paper)
  host.remove()
}

function hostOf(page: Document, sheet: CSSStyleSheet): HTMLElement {
  const host = document.createElement('div')
  host.className = styles['page'] ?? ''
  const root = host.attachShadow({ mode: 'open' })
  root.adoptedStyleSheets = [sheet]
  const body = document.createElement('div')
  body.className = `body ${page.body.className}`.trim()
  body.append(...page.body.childNodes)
  for (const folded of body.querySelectorAll('details')) folded.open = true
  for (const styled of body.querySelectorAll<HTMLElement>('[data-style]')) {
    styled.style.cssText = styled.dataset['style'] ?? ''
    delete styled.dataset['style']
  }
  root.append(body)
  return host
}

/** What a page says of its paper: the sheet of a shadow root has no say in it. */
function paperOf(sheet: CSSStyleSheet): CSSStyleSheet {
  const paper = new CSSStyleSheet()
  const rules = [...sheet.cssRules].filter((rule) => rule instanceof CSSPageRule)
  paper.replaceSync(rules.map(({ cssText }) => cssText).join('\n'))
  return paper
}
