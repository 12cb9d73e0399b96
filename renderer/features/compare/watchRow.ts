import { breathe, STRETCH_MS } from '../../api/breathe.ts'

const waiting = new Map<Element, () => void>()
const measures = new WeakMap<Element, () => void>()
let isAsked = false

/** One for all rows: as many observers as rows are slow to make. */
const resizes = new ResizeObserver((entries) => {
  for (const { target } of entries) {
    const measure = measures.get(target)
    if (measure !== undefined) askFor(target, measure)
  }
})

/**
 * Has a row measured soon after it is on the screen, and whenever its size changes; call what it gives to end that.
 * Rows wait for each other: what measuring one draws would have to be laid out before the next can be measured.
 */
export function watchRow(row: Element, measure: () => void): () => void {
  measures.set(row, measure)
  askFor(row, measure)
  resizes.observe(row)
  return () => {
    resizes.unobserve(row)
    measures.delete(row)
    waiting.delete(row)
  }
}

function askFor(row: Element, measure: () => void): void {
  waiting.set(row, measure)
  if (isAsked) return
  isAsked = true
  requestAnimationFrame(() => void breathe().then(measureWaiting))
}

/** The frame is painted: the places of words are known and cost nothing to ask for, as long as nothing is drawn. */
function measureWaiting(): void {
  isAsked = false
  const started = performance.now()
  for (const [row, measure] of waiting) {
    waiting.delete(row)
    measure()
    if (performance.now() - started > STRETCH_MS) break
  }
  const next = waiting.entries().next().value
  if (next !== undefined) askFor(...next)
}
