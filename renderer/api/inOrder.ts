import { breathe, inStretches } from './breathe.ts'
import { jsonSteps } from './jsonSteps.ts'

/** UTF-16 units; a shorter frame is parsed at once. */
export const LONG_FRAME = 2 ** 18

/**
 * Parses each frame and passes it on: a long one bit by bit, so that the page does not freeze; the next ones wait.
 * What goes wrong with a frame that was waited for is given to `onError`, and costs the next ones nothing.
 */
export function inOrder(
  listener: (frame: unknown) => void,
  onError: (error: unknown) => void,
): (json: string) => void {
  let before: Promise<void> | null = null
  const hear = async (json: string, earlier: Promise<void> | null) => {
    // Putting a long frame together took its time already.
    await breathe()
    await earlier
    listener(await inStretches(jsonSteps(json)))
  }
  return (json) => {
    if (before === null && json.length < LONG_FRAME) {
      listener(JSON.parse(json))
      return
    }
    const present = hear(json, before)
      .catch(onError)
      .finally(() => {
        if (before === present) before = null
      })
    before = present
  }
}
