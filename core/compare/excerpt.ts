import { reportText } from './reportText.ts'

const LONGEST = 60
const HEAD_WORDS = 3
const TAIL_WORDS = 2
const longHead = /^(?:\P{M}\p{M}*){1,16}/u
const longTail = /(?:\P{M}\p{M}*){1,10}$/u

/** The first and the last of a word too long to be printed whole; marks stay with their letters. */
function shortened(words: string, part: RegExp): string {
  return words.length <= LONGEST ? words : (part.exec(words)?.[0] ?? words.slice(0, LONGEST))
}

/**
 * A passage as an apparatus cites it: whole where it is short, else its first and last words with an ellipsis;
 * on one line. White space alone is named, since nobody could see it.
 */
export function excerpt(text: string): string {
  const words = text.split(/\s+/).filter((word) => word !== '')
  const whole = words.join(' ')
  if (whole === '') return text.includes('\n') ? reportText.lineBreak : reportText.space
  if (whole.length <= LONGEST) return whole
  const head = words.length > HEAD_WORDS ? words.slice(0, HEAD_WORDS) : words.slice(0, 1)
  const tail = words.length > HEAD_WORDS + TAIL_WORDS ? words.slice(-TAIL_WORDS) : words.slice(-1)
  return `${shortened(head.join(' '), longHead)} … ${shortened(tail.join(' '), longTail)}`
}
