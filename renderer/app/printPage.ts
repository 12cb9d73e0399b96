import styles from './printPage.module.css'

/**
 * Prints a whole page of our own making, such as a report, in the place of the window. Its style comes
 * along as a sheet of a shadow root, because the window's policy lets no page bring styles of its own.
 */
export function printPage(html: string): void {
  const css = /<style>([^<]*)<\/style>/.exec(html)
  // Without its style: even a page that is only read must obey the window's policy.
  const page = new DOMParser().parseFromString(html.replace(css?.[0] ?? '', ''), 'text/html')
  const host = document.createElement('div')
  host.className = styles['page'] ?? ''
  const root = host.attachShadow({ mode: 'open' })
  const sheet = new CSSStyleSheet()
  sheet.replaceSync(ofShadow(css?.[1] ?? ''))
  root.adoptedStyleSheets = [sheet]
  const body = document.createElement('div')
  body.className = 'body'
  body.append(...page.body.childNodes)
  for (const folded of body.querySelectorAll('details')) folded.open = true
  root.append(body)
  document.body.append(host)
  document.documentElement.dataset['printing'] = ''
  window.print()
  delete document.documentElement.dataset['printing']
  host.remove()
}

/** A page's rules for its root and body, for a shadow root that has neither. */
function ofShadow(css: string): string {
  return css.replaceAll(':root', ':host').replaceAll(/(^|[\s{}])body\{/g, '$1.body{')
}
