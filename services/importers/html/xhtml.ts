/** Elements that have no content in HTML, so that `/>` means nothing there. */
const voidElement = /^(?:area|base|br|col|embed|hr|img|input|link|meta|param|source|track|wbr)$/i

/** Whether a page is written as XML, where any element may end in `/>`. */
export function isXhtml(name: string, source: string): boolean {
  return /\.xht(?:ml)?$/i.test(name) || source.trimStart().startsWith('<?xml')
}

/**
 * Writes `<a id="x"/>` as `<a id="x"></a>`. An HTML parser takes the first for a start tag, and would
 * read the rest of the page as part of it: for `<script/>` and `<title/>`, as no text at all.
 */
export function expandEmptyTags(source: string): string {
  return source.replaceAll(
    /<([a-z][\w:-]*)(\s[^<>]*)?\/>/gi,
    (tag, name: string, attributes: string = '') =>
      voidElement.test(name) ? tag : `<${name}${attributes}></${name}>`,
  )
}
