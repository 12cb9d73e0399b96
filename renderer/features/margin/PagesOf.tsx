import type { Annotation } from '../../../core/model/annotation.ts'
import { pagesOf } from '../../../core/text/pageAt.ts'
import { reading } from '../../app/reading.ts'
import { useStore } from '../../app/store.ts'
import { messages } from '../../i18n/messages.ts'

/** The page or pages of the source that a passage stands on, where it has any. */
export function PagesOf({ annotation }: { readonly annotation: Annotation }) {
  const pages = useStore(reading, (state) => state.pages)
  const start = annotation.ranges[0]?.[0]
  const end = annotation.ranges.at(-1)?.[1]
  if (start === undefined || end === undefined) return null
  const page = pagesOf(pages, start, end)
  return page === null ? null : <span>{messages['citation.page'](page)}</span>
}
