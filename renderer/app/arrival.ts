import { useEffect, useLayoutEffect } from 'react'

/*
 * A screen that is coming up has nothing yet that its keys could act on. Keys pressed meanwhile are kept
 * and given once it is there, so that a person who knows where they go need not wait for it.
 */
let arriving = 0
let kept: (() => void)[] = []
/** Kept keys of a screen that is there and has yet to tell the commands what is on it. */
let due: (() => void)[] = []

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
      endKeeping()
      return
    }
    arriving += 1
    return () => {
      arriving -= 1
      forgetLater()
    }
  }, [isReady])
  // An effect like those by which the screen tells the commands what is on it, and after them: React may draw first.
  useEffect(() => {
    if (isReady) giveLater()
  }, [isReady])
}

function endKeeping(): void {
  if (isArriving()) return
  due.push(...kept)
  kept = []
}

function giveLater(): void {
  const keys = due
  due = []
  setTimeout(() => {
    for (const give of keys) give()
  })
}

function forgetLater(): void {
  setTimeout(() => {
    if (!isArriving()) kept = []
  })
}
