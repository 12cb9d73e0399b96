/**
 * Runs in the page before anything of it: notes every task that is longer than 50 ms (the least that the
 * browser tells of), the pauses between frames, and how long after a key the second frame begins.
 */
export function watchPage() {
  const watched = { tasks: [], frames: [], answers: [], isCounting: false }
  globalThis.compareBench = watched
  new PerformanceObserver((list) => {
    for (const { startTime, duration } of list.getEntries()) {
      watched.tasks.push({ startTime, duration })
    }
  }).observe({ type: 'longtask', buffered: true })

  let before = 0
  const onFrame = (now) => {
    if (watched.isCounting) watched.frames.push(now - before)
    before = now
    requestAnimationFrame(onFrame)
  }
  requestAnimationFrame(onFrame)

  for (const kind of ['keydown', 'click']) {
    addEventListener(
      kind,
      ({ timeStamp }) => {
        requestAnimationFrame(() =>
          requestAnimationFrame(() => watched.answers.push(performance.now() - timeStamp)),
        )
      },
      true,
    )
  }
}
