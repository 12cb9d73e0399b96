import { useLayoutEffect } from 'react'

/*
 * A screen that is coming up has nothing yet that its keys could act on. Keys pressed meanwhile are kept
 * and given once it is there, so that a person who knows where they go need not wait for it.
 */
let arriving = 0
let kept: (() => void)[] = []

/** More than this is a cat on the keyboard. */
const MOST_KEPT = 8

/** Whether the screen is still coming up. */
export function isArriving(): boolean {
  return arriving > 0
}

/** Keeps what a key means until the screen has come up; forgotten when it is left before. */
export function keepForArrival(give: () => void): void {
  if (kept.length < MOST_KEPT) kept.push(give)
}

/** For a screen that reads before it can be used: whether it has read. */
export function useArrival(isReady: boolean): void {
  useLayoutEffect(() => {
    if (isReady) {
      giveLater()
      return
    }
    arriving += 1
    return () => {
      arriving -= 1
      forgetLater()
    }
  }, [isReady])
}

/** After the effects of the screen, which tell the commands what is on it. */
function giveLater(): void {
  if (isArriving()) return
  const keys = kept
  kept = []
  setTimeout(() => {
    for (const give of keys) give()
  })
}

function forgetLater(): void {
  setTimeout(() => {
    if (!isArriving()) kept = []
  })
}
