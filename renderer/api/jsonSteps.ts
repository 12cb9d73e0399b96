/** So many UTF-16 units are left to the browser's own parser at a time, about half a millisecond's work. */
const SEGMENT = 2 ** 16

/** An object or array that is open where the reading has come to. */
interface Open {
  readonly isArray: boolean
  readonly start: number
  /** From here on nothing of it is parsed yet. */
  from: number
  /** What is parsed of it; null while it may be short enough to be parsed in one go. */
  value: unknown[] | Record<string, unknown> | null
  /** Whether a member has been taken by itself: its comma comes yet. */
  isAfterMember: boolean
  /** Where the name of the member at hand stands. */
  name: readonly [start: number, end: number]
}

const QUOTE = 34
const COMMA = 44
const COLON = 58
const OPEN_ARRAY = 91
const CLOSE_ARRAY = 93
const OPEN_OBJECT = 123
const CLOSE_OBJECT = 125

/** Of the form `\u0041`; the others have two signs. */
const LONGEST_ESCAPE = 6

/** White space of JSON is less than that of texts. */
const blank = /^[\t\n\r ]*$/
const colonAlone = /^[\t\n\r ]*:[\t\n\r ]*$/

/**
 * Parses JSON as `JSON.parse` does, in steps of about a millisecond. Looks for where the members of a long object or
 * array end and leaves runs of them to `JSON.parse`, and runs of a long text; what is in them is not looked at again.
 *
 * @throws SyntaxError where it is no JSON
 */
export function* jsonSteps(json: string, segment = SEGMENT): Generator<void, unknown> {
  const opened: Open[] = []
  let present: Open | undefined
  let text: readonly [number, number] = [0, 0]
  let stepEnd = segment
  for (let at = 0; at < json.length; at++) {
    const sign = json.charCodeAt(at)
    if (sign === QUOTE) {
      const end = endOfText(json, at)
      text = [at, end]
      if (present !== undefined && end - at > segment && isValue(json, present, end)) {
        takeMember(json, present, yield* textSteps(json, at, end, segment), at, end)
        stepEnd = end + segment
      }
      at = end - 1
    } else if (sign === COLON) {
      if (present !== undefined) present.name = text
    } else if (sign === COMMA) {
      if (present !== undefined) passComma(json, present, at, segment)
      if (at < stepEnd) continue
      stepEnd = at + segment
      yield
    } else if (sign === OPEN_OBJECT || sign === OPEN_ARRAY) {
      present = opening(sign === OPEN_ARRAY, at)
      opened.push(present)
    } else if (sign === CLOSE_OBJECT || sign === CLOSE_ARRAY) {
      const closed = opened.pop()
      present = opened.at(-1)
      if (closed === undefined) throw new SyntaxError(`nothing to close at ${at}`)
      if (closed.value === null && at - closed.start < segment && present !== undefined) continue
      const value = closedValue(json, closed, at)
      if (present === undefined) return alone(json, closed.start, at + 1, value)
      takeMember(json, present, value, closed.start, at + 1)
    }
  }
  return JSON.parse(json)
}

function opening(isArray: boolean, start: number): Open {
  return {
    isArray,
    start,
    from: start + 1,
    value: null,
    isAfterMember: false,
    name: [start, start],
  }
}

/** The offset after the text that begins at `start`. */
function endOfText(json: string, start: number): number {
  let end = json.indexOf('"', start + 1)
  while (end !== -1 && isEscaped(json, end)) end = json.indexOf('"', end + 1)
  if (end === -1) throw new SyntaxError(`the text at ${start} does not end`)
  return end + 1
}

function isEscaped(json: string, at: number): boolean {
  let before = at - 1
  while (json[before] === '\\') before--
  return (at - before) % 2 === 0
}

/** Whether a text that ends here is a member: it may be the name of one. */
function isValue(json: string, { isArray }: Open, end: number): boolean {
  const colon = /\s*:/y
  colon.lastIndex = end
  return isArray || !colon.test(json)
}

/** Parses the text from one quotation mark to another, run by run. */
function* textSteps(
  json: string,
  start: number,
  end: number,
  segment: number,
): Generator<void, string> {
  const runs: string[] = []
  for (let from = start + 1; from < end - 1; ) {
    const to = endOfRun(json, from, Math.min(from + Math.max(1, segment), end - 1))
    runs.push(JSON.parse(`"${json.slice(from, to)}"`))
    from = to
    yield
  }
  return runs.join('')
}

/** Where a run that comes from `from`, outside of an escape, to `to` ends: an escape that begins in it belongs to it. */
function endOfRun(json: string, from: number, to: number): number {
  let at = Math.max(from, to - LONGEST_ESCAPE + 1)
  // Of signs in a row the first may be the second half of an escape: begin where they begin.
  while (at > from && json[at - 1] === '\\') at--
  while (at < to) at += lengthOfSign(json, at)
  return at
}

function lengthOfSign(json: string, at: number): number {
  if (json[at] !== '\\') return 1
  return json[at + 1] === 'u' ? LONGEST_ESCAPE : 2
}

function passComma(json: string, open: Open, at: number, segment: number): void {
  if (open.isAfterMember) {
    requireBlank(json, open.from, at)
    open.from = at + 1
    open.isAfterMember = false
  } else if (at - open.from >= segment) {
    if (isBlank(json, open.from, at)) throw new SyntaxError(`nothing before ${at}`)
    takeUpTo(json, open, at, at + 1)
  }
}

/** Parses the whole members up to `end`; those after begin at `next`. */
function takeUpTo(json: string, open: Open, end: number, next: number): void {
  const members = json.slice(open.from, end)
  open.from = next
  if (blank.test(members)) return
  if (open.isArray) {
    open.value ??= []
    // The list of an array is made above or by an earlier call.
    const list = open.value as unknown[]
    for (const item of JSON.parse(`[${members}]`)) list.push(item)
  } else {
    for (const [name, value] of Object.entries(JSON.parse(`{${members}}`)))
      define(open, name, value)
  }
}

/** Takes a member that is parsed already, and those before it. */
function takeMember(json: string, open: Open, value: unknown, start: number, end: number): void {
  if (open.isAfterMember) throw new SyntaxError(`no comma before ${start}`)
  if (!open.isArray && !colonAlone.test(json.slice(open.name[1], start))) {
    throw new SyntaxError(`no name before ${start}`)
  }
  takeUpTo(json, open, endOfMembers(json, open.from, open.isArray ? start : open.name[0]), end)
  if (open.isArray) {
    open.value ??= []
    ;(open.value as unknown[]).push(value)
  } else define(open, JSON.parse(json.slice(...open.name)), value)
  open.isAfterMember = true
}

/** Where the members from `from` on end, without the comma that the next one, at `to`, is set off by. */
function endOfMembers(json: string, from: number, to: number): number {
  const comma = json.lastIndexOf(',', to - 1)
  requireBlank(json, Math.max(from, comma + 1), to)
  if (comma < from) return from
  if (isBlank(json, from, comma)) throw new SyntaxError(`nothing before ${comma}`)
  return comma
}

function isBlank(json: string, from: number, to: number): boolean {
  return blank.test(json.slice(from, to))
}

function requireBlank(json: string, from: number, to: number): void {
  if (!isBlank(json, from, to)) throw new SyntaxError(`no comma at ${from}`)
}

function define(open: Open, name: string, value: unknown): void {
  open.value ??= {}
  // As the browser's parser does: a member is a member, whatever it is called.
  Object.defineProperty(open.value, name, {
    value,
    writable: true,
    enumerable: true,
    configurable: true,
  })
}

function closedValue(json: string, closed: Open, end: number): unknown {
  if (closed.value === null) return JSON.parse(json.slice(closed.start, end + 1))
  // A member that was taken by itself is the last one; after a comma there is one more.
  const isLast = isBlank(json, closed.from, end)
  if (isLast !== closed.isAfterMember) throw new SyntaxError(`no member at ${closed.from}`)
  takeUpTo(json, closed, end, end)
  return closed.value
}

/** The value that stands at [start, end), beside which there may be nothing. */
function alone(json: string, start: number, end: number, value: unknown): unknown {
  if (!isBlank(json, 0, start)) throw new SyntaxError(`something stands before ${start}`)
  if (!isBlank(json, end, json.length)) throw new SyntaxError(`something follows at ${end}`)
  return value
}
