import { AppError } from '../model/error.ts'

/** Deepest nesting that is parsed. Annotations of any program need less than 20. */
export const MAX_JSON_DEPTH = 500

const QUOTE = 0x22
const BACKSLASH = 0x5c

function isOpening(unit: number): boolean {
  return unit === 0x5b || unit === 0x7b
}

function isClosing(unit: number): boolean {
  return unit === 0x5d || unit === 0x7d
}

/** Index of the quotation mark that ends the string which starts at `start`. */
function endOfString(text: string, start: number): number {
  let index = start + 1
  while (index < text.length && text.charCodeAt(index) !== QUOTE) {
    index += text.charCodeAt(index) === BACKSLASH ? 2 : 1
  }
  return index
}

/** Measured on the text, so that nothing recursive ever sees what is too deep. */
function isTooDeep(text: string): boolean {
  let depth = 0
  for (let index = 0; index < text.length; index++) {
    const unit = text.charCodeAt(index)
    if (unit === QUOTE) index = endOfString(text, index)
    else if (isOpening(unit)) depth += 1
    else if (isClosing(unit)) depth -= 1
    if (depth > MAX_JSON_DEPTH) return true
  }
  return false
}

/**
 * Parses JSON from outside; a byte order mark is dropped. Throws AppError: too_large when nested
 * deeper than `MAX_JSON_DEPTH`, invalid_input when it is not JSON. A member named `__proto__` stays a
 * plain member: read the result by own properties only.
 */
export function parseJson(text: string): unknown {
  if (isTooDeep(text)) {
    throw new AppError('too_large', `nested deeper than ${MAX_JSON_DEPTH} levels`)
  }
  try {
    return JSON.parse(text.startsWith('\uFEFF') ? text.slice(1) : text)
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error)
    throw new AppError('invalid_input', `not JSON: ${reason}`)
  }
}
