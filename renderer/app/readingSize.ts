const KEY = 'variorum.readingSize'
const SMALLEST = 15
const LARGEST = 24
const NORMAL = 18
/** Height of a line in sizes of its type. */
const LINE = 1.72

function readingSize(): number {
  const stored = Number(localStorage.getItem(KEY))
  return stored >= SMALLEST && stored <= LARGEST ? stored : NORMAL
}

/** Makes the text larger or smaller by so many pixels; null = as it was at first. */
export function changeReadingSize(by: number | null): void {
  const size = by === null ? NORMAL : readingSize() + by
  localStorage.setItem(KEY, String(Math.min(LARGEST, Math.max(SMALLEST, size))))
  applyReadingSize()
}

/** The reader draws by `--reading-size` and `--reading-line`. */
export function applyReadingSize(): void {
  const size = readingSize()
  const { style } = document.documentElement
  style.setProperty('--reading-size', `${size}px`)
  style.setProperty('--reading-line', `${Math.round(size * LINE)}px`)
}
