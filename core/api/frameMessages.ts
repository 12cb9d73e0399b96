/** So many UTF-16 units go in one message: a longer one holds up whoever takes it in. */
const LONGEST_MESSAGE = 2 ** 17

/** Before each part of a frame that goes on in the next message, and before its last part; JSON begins with neither. */
const MORE = '+'
const LAST = '='

/** A frame's JSON as the messages that carry it over a socket: one, or parts to be put together again. */
export function messagesOf(json: string): string[] {
  if (json.length <= LONGEST_MESSAGE) return [json]
  const messages: string[] = []
  for (let start = 0; start < json.length; ) {
    const end = endOfPart(json, start)
    messages.push(`${end < json.length ? MORE : LAST}${json.slice(start, end)}`)
    start = end
  }
  return messages
}

/** Never between the halves of a pair: a socket sends UTF-8, in which half a character is none. */
function endOfPart(json: string, start: number): number {
  const end = start + LONGEST_MESSAGE
  if (end >= json.length) return json.length
  return isLead(json.charCodeAt(end - 1)) ? end - 1 : end
}

function isLead(unit: number): boolean {
  return (unit & 0xfc00) === 0xd800
}

/**
 * Puts the messages of a socket together again: gives a frame's JSON with its last message, null before. A frame
 * longer than `longest` UTF-16 units comes out empty.
 */
export function createMessageJoiner(longest: number): (message: string) => string | null {
  let parts: string[] = []
  let length = 0
  return (message) => {
    const isPart = message.startsWith(MORE) || message.startsWith(LAST)
    if (!isPart) return message
    length += message.length - 1
    if (length > longest) parts = []
    else parts.push(message.slice(1))
    if (message.startsWith(MORE)) return null
    const json = parts.join('')
    parts = []
    length = 0
    return json
  }
}
