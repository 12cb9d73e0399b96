/** Work that can pause: it yields wherever it may be interrupted, and returns its result at the end. */
export type Steps<Result> = Generator<void, Result>

/** Does all of it at once. */
export function finish<Result>(steps: Steps<Result>): Result {
  for (;;) {
    const step = steps.next()
    if (step.done) return step.value
  }
}

/** Work that cannot pause, as steps. */
export function* inOneStep<Result>(body: () => Result): Steps<Result> {
  yield
  return body()
}

/** Calls `body` with each item, and may pause after each. */
export function* forEachInSteps<Item>(
  items: Iterable<Item>,
  body: (item: Item) => void,
): Steps<void> {
  for (const item of items) {
    body(item)
    yield
  }
}
