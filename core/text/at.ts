/*
 * Elements of typed arrays at an index the caller knows to be inside: dense arrays, so that undefined only comes
 * from an index outside. One function for each kind of array on purpose: an engine learns how to read an array
 * from what a line of code has read before, and a line that has read four kinds is several times as slow.
 */

/** Element of an array of integers. */
export function at(array: Int32Array, index: number): number {
  return array[index] as number
}

/** Element of an array of fractions. */
export function floatAt(array: Float64Array, index: number): number {
  return array[index] as number
}

/** Element of an array of bytes. */
export function byteAt(array: Uint8Array, index: number): number {
  return array[index] as number
}

/** Element of an array of UTF-16 units. */
export function unitAt(array: Uint16Array, index: number): number {
  return array[index] as number
}

/** Element of an array of counts. */
export function countAt(array: Uint32Array, index: number): number {
  return array[index] as number
}
