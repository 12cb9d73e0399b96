import { useAnswer } from '../../api/useApi.ts'

/** How many highlights wait, in all documents. */
export function ReviewCount() {
  const { data = [] } = useAnswer('review.summary', {})
  const waiting = data.reduce((total, document) => total + document.waiting, 0)
  return waiting === 0 ? null : <small>{waiting}</small>
}
