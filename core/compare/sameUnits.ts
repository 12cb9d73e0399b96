/** From so many units on, two slices are compared quicker than one unit after the other. */
const LONG = 32

/** Whether `length` UTF-16 units of two texts are the same. */
export function sameUnits(
  left: string,
  leftStart: number,
  right: string,
  rightStart: number,
  length: number,
): boolean {
  if (length >= LONG) {
    return (
      left.slice(leftStart, leftStart + length) === right.slice(rightStart, rightStart + length)
    )
  }
  for (let i = 0; i < length; i++) {
    if (left.charCodeAt(leftStart + i) !== right.charCodeAt(rightStart + i)) return false
  }
  return true
}

/** So many units at once are looked at while all are the same. */
const STEP = 512

/** How many of at most `most` UTF-16 units are the same in two texts, before the first that is not. */
export function commonUnits(
  left: string,
  leftStart: number,
  right: string,
  rightStart: number,
  most: number,
): number {
  let common = 0
  while (
    common + STEP <= most &&
    sameUnits(left, leftStart + common, right, rightStart + common, STEP)
  ) {
    common += STEP
  }
  while (
    common < most &&
    left.charCodeAt(leftStart + common) === right.charCodeAt(rightStart + common)
  ) {
    common++
  }
  return common
}
