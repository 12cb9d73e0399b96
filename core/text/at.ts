/** An array of numbers that is read by index in hot loops. */
type Numbers = Int32Array | Float32Array | Float64Array | Uint8Array | Uint32Array

/** Element of a typed array at an index the caller knows to be inside it. */
export function at(array: Numbers, index: number): number {
  // A typed array is dense: undefined only comes from an index outside, which callers rule out.
  return array[index] as number
}
