import type { Pace } from '../db/log/underWay.ts'
import type { Ports } from './ports.ts'

/** Short enough that a frame of the interface is not late, long enough that resting costs little. */
const SLICE_MS = 12

/** The pace of long writing on the host's thread. */
export function paceOf({ steadyNow }: Pick<Ports, 'steadyNow'>, signal: AbortSignal): Pace {
  let begun = steadyNow()
  return {
    signal,
    isDue: () => steadyNow() - begun > SLICE_MS,
    async rest() {
      // After whatever came in meanwhile, not only after promises.
      await new Promise((resolve) => setImmediate(resolve))
      begun = steadyNow()
    },
  }
}
