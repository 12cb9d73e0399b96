import type { PageStart } from '../model/page.ts'

/** The label of the page that holds an offset; null before the first page and where there is none. */
export function pageAt(pages: readonly PageStart[], offset: number): string | null {
  return pages.findLast(({ start }) => start <= offset)?.label || null
}

/** The page or pages of a passage, as they are cited: "12", "12–13"; null where there is none. */
export function pagesOf(pages: readonly PageStart[], start: number, end: number): string | null {
  const first = pageAt(pages, start)
  const last = pageAt(pages, Math.max(start, end - 1))
  return first === null || last === null || first === last ? first : `${first}–${last}`
}

/** What is wrong with the pages of a text; empty when they begin in order and inside it. */
export function pageProblems(text: string, pages: readonly PageStart[]): string[] {
  return pages.flatMap(({ start, label }, index) => {
    const previous = pages[index - 1]?.start ?? -1
    if (start > text.length) return [`page "${label}" begins after the text`]
    return start < previous ? [`page "${label}" begins before the page before it`] : []
  })
}
