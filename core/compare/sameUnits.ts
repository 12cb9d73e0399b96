/** Whether `length` UTF-16 units of two texts are the same; compares in place, without slices. */
export function sameUnits(
  left: string,
  leftStart: number,
  right: string,
  rightStart: number,
  length: number,
): boolean {
  for (let i = 0; i < length; i++) {
    if (left.charCodeAt(leftStart + i) !== right.charCodeAt(rightStart + i)) return false
  }
  return true
}
