import { useStore } from '../../app/store.ts'
import { reviewState } from './reviewState.ts'

/** How many wait in the document that was looked at last. */
export function ReviewCount() {
  const waiting = useStore(reviewState, (state) => state.waiting)
  return waiting === 0 ? null : <small>{waiting}</small>
}
