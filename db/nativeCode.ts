/**
 * Ending a thread inside SQLite takes the process with it: calls back into JavaScript fail from one moment to
 * the next, and the native code goes on with what they did not give. So a thread that may be ended shares one
 * word with whoever may end it, and is ended only outside. Two bits, changed atomically:
 *
 * - `INSIDE`: the thread is in native code, or in JavaScript that native code called.
 * - `STOP_WANTED`: set once, by the other side, for good. A thread that is outside does not get in any more.
 *
 * So "stop is wanted and nobody is inside" stays true once it is, and the thread can be ended at leisure.
 */
export type NativeGate = Int32Array<SharedArrayBuffer>

const INSIDE = 1
const STOP_WANTED = 2
/** Between two looks at a thread that is inside, milliseconds. */
const LOOK_MS = 2

/** This thread's own gate; null where nobody ends the thread. */
let gate: NativeGate | null = null
/** SQL functions of ours call back into JavaScript, which may ask the database again. */
let depth = 0

export function newNativeGate(): NativeGate {
  return new Int32Array(new SharedArrayBuffer(Int32Array.BYTES_PER_ELEMENT))
}

/** From now on this thread enters native code through a gate it shares. */
export function enterThrough(shared: NativeGate): void {
  gate = shared
}

/** Runs `body`, which calls SQLite. Where a stop is wanted it never comes back: the thread waits for its end. */
export function inNativeCode<Result>(body: () => Result): Result {
  enter()
  try {
    return body()
  } finally {
    leave()
  }
}

/**
 * The same for native code that works in steps, between which the loop turns: `body` calls `pause` wherever
 * it is outside for certain, and can be ended there.
 */
export async function inNativeSteps<Result>(
  body: (pause: () => void) => Promise<Result>,
): Promise<Result> {
  enter()
  try {
    return await body(() => {
      leave()
      enter()
    })
  } finally {
    leave()
  }
}

function enter(): void {
  if (gate === null) return
  if (depth === 0 && Atomics.compareExchange(gate, 0, 0, INSIDE) !== 0) waitForTheEnd(gate)
  depth++
}

function leave(): void {
  if (gate === null) return
  depth--
  if (depth === 0) Atomics.and(gate, 0, ~INSIDE)
}

function waitForTheEnd(word: NativeGate): never {
  for (;;) Atomics.wait(word, 0, STOP_WANTED)
}

/** The other side: keeps the thread from entering again, and resolves once it is outside. */
export async function stoppedOutside(word: NativeGate): Promise<void> {
  Atomics.or(word, 0, STOP_WANTED)
  while (isInside(word)) await new Promise((resolve) => setTimeout(resolve, LOOK_MS))
}

export function isInside(word: NativeGate): boolean {
  return (Atomics.load(word, 0) & INSIDE) !== 0
}
