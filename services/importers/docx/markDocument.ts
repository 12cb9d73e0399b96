/**
 * Names of bookmarks that stand for what the converter would drop: the ends of a comment's passage,
 * the beginning of a page. No bookmark of Word has a space in its name.
 */
export const commentStart = (id: string): string => `variorum comment ${id} start`
export const commentEnd = (id: string): string => `variorum comment ${id} end`
export const commentPoint = (id: string): string => `variorum comment ${id} point`
export const PAGE = 'variorum page'

/**
 * Writes a bookmark where a comment's passage begins and ends and where a page began when Word last laid
 * the document out (ECMA-376, 17.13.4.3 to 17.13.4.5, 17.3.3.13). Bookmarks are the one thing without
 * text that the converter carries over.
 */
export function markDocument(xml: string): string {
  return withoutReadings(xml)
    .replaceAll(commentElement('commentRangeStart'), (_, id: string) => bookmark(commentStart(id)))
    .replaceAll(commentElement('commentRangeEnd'), (_, id: string) => bookmark(commentEnd(id)))
    .replaceAll(commentElement('commentReference'), (_, id: string) => bookmark(commentPoint(id)))
    .replaceAll(/<w:lastRenderedPageBreak\b[^>]*\/>/g, bookmark(PAGE))
}

/** Text with a reading above it (17.3.3.25), which the converter would drop whole: the text stays. */
function withoutReadings(xml: string): string {
  return xml
    .replaceAll(/<w:rt>.*?<\/w:rt>|<w:rubyPr>.*?<\/w:rubyPr>/gs, '')
    .replaceAll(/<\/?w:ruby(?:Base)?>/g, '')
}

function commentElement(name: string): RegExp {
  return new RegExp(`<w:${name}\\b[^>]*?\\bw:id="(\\d+)"[^>]*/>`, 'g')
}

function bookmark(name: string): string {
  return `<w:bookmarkStart w:id="0" w:name="${name}"/>`
}
