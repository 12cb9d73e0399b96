import type { Ports } from '../services/ports.ts'
import { type DesktopState, writeDesktopState } from './desktopState.ts'

/** Keeps the file of the windows what they are. */
export interface StateKeeper {
  /** Something moved: written when it has come to rest. */
  touch(): void
  write(): void
  /** The windows that are there now are those to come back to, whatever closes from now on. */
  freeze(): void
}

const REST_MS = 500

export function createStateKeeper(
  ports: Pick<Ports, 'dataFolder' | 'log'>,
  read: () => DesktopState,
): StateKeeper {
  let timer: NodeJS.Timeout | undefined
  let isFrozen = false

  function write() {
    clearTimeout(timer)
    const state = read()
    // The last window to close is the one that the next start opens with.
    if (!isFrozen && state.windows.length > 0) writeDesktopState(ports, state)
  }

  return {
    touch() {
      clearTimeout(timer)
      timer = setTimeout(write, REST_MS)
    },
    write,
    freeze() {
      write()
      isFrozen = true
    },
  }
}
