/** Creation order is id order: the smaller id is the older one. */
export function olderId(left: string | undefined, right: string | undefined): string {
  if (left === undefined || right === undefined) return left ?? right ?? ''
  return left < right ? left : right
}
