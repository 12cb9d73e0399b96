/** What is known for the same things so far. */
interface Known<R> {
  readonly ofObjects: WeakMap<object, Known<R>>
  readonly ofOthers: Map<unknown, Known<R>>
  result: { readonly is: R } | null
}

/**
 * The same function, which reckons only once for the same things and gives the same result again to whoever asks. Goes
 * by identity, and forgets with the things; the first must be an object, so that all it is known for goes with it.
 */
export function reckonedOnce<A extends readonly [object, ...unknown[]], R>(
  reckon: (...things: A) => R,
): (...things: A) => R {
  const all = nothingKnown<R>()
  return (...things) => {
    const known = things.reduce<Known<R>>(furtherKnown, all)
    known.result ??= { is: reckon(...things) }
    return known.result.is
  }
}

function furtherKnown<R>(known: Known<R>, thing: unknown): Known<R> {
  const isObject = typeof thing === 'object' && thing !== null
  const present = isObject ? known.ofObjects.get(thing) : known.ofOthers.get(thing)
  if (present !== undefined) return present
  const further = nothingKnown<R>()
  if (isObject) known.ofObjects.set(thing, further)
  else known.ofOthers.set(thing, further)
  return further
}

function nothingKnown<R>(): Known<R> {
  return { ofObjects: new WeakMap(), ofOthers: new Map(), result: null }
}
