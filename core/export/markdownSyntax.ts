import { codeSpanOf } from '../text/markdown/codeSpanOf.ts'

/** A hash sign matters at the end of a heading, an ampersand where it starts a character reference. */
const syntax = /[\\`*_[\]<>~]|&(?=#?\w+;)|#(?=\s*$)/g
const isUrl = /^https?:\/\/[^\s<>]+$/

/** Names and titles stand on one line, whatever is in them. */
export function oneLine(text: string): string {
  return text.replace(/\s*[\r\n]+\s*/g, ' ')
}

/** Text that means itself inside a line of Markdown; web addresses stay as they are. */
export function inlineMarkdown(text: string): string {
  const line = oneLine(text)
  return isUrl.test(line) ? line : line.replace(syntax, '\\$&')
}

/** A name as code, in which nothing is escaped. */
export function codeSpan(text: string): string {
  return codeSpanOf(oneLine(text))
}

/** A block quote that holds the text as it is: nothing wrapped, nothing escaped. */
export function blockQuote(text: string): string {
  return text
    .split('\n')
    .map((line) => `> ${line}`)
    .join('\n')
}

/** One item of a list of facts. */
export function fact(name: string, value: string): string {
  return `- ${name}: ${value}`
}
