/** A page in the pieces that a shadow root takes. */
export interface PageInShadow {
  /** Without its style sheets, its style attributes under the name `data-style`: read, it asks for no style. */
  readonly html: string
  /** All its style sheets as one, for a root that has neither `html` nor `body`: these are `:host` and `.body`. */
  readonly css: string
}

/** As this app and its templates write them: attributes are quoted, and every other "<" of the text is a reference. */
const STYLE = /<style\b([^>]*)>([^<]*)<\/style>/gi
const TAG = /<[a-z][^\s/>]*(?:\s+[^\s=>]+(?:="[^"]*")?)*\s*\/?>/gi
const MEDIA = /\bmedia="([^"]*)"/i

/**
 * Takes a page of our own making apart. The window's policy lets no page bring styles of its own, even one that is
 * only read: they come along as a constructed sheet, and attributes by the hand of a script.
 */
export function pageInShadow(page: string): PageInShadow {
  const sheets: string[] = []
  const withoutSheets = page.replaceAll(STYLE, (_all, attributes: string, css: string) => {
    const media = MEDIA.exec(attributes)?.[1]
    sheets.push(media === undefined ? css : `@media ${media} {${css}}`)
    return ''
  })
  const html = withoutSheets.replaceAll(TAG, (tag) =>
    tag.replaceAll(/(\s)style="/gi, '$1data-style="'),
  )
  return { html, css: ofShadow(sheets.join('\n')) }
}

/** Selectors only: what stands where one begins or goes on, before what may follow one. */
function ofShadow(css: string): string {
  return css
    .replaceAll(':root', ':host')
    .replaceAll(
      /(^|[\s{},>])(html|body)(?=\s*[{,>]|[.#:[]|\s+[a-z.#*:[])/gi,
      (_all, before, name) => `${before}${name.toLowerCase() === 'html' ? ':host' : '.body'}`,
    )
}
