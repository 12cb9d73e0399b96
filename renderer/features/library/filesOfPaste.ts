import { messages } from '../../i18n/messages.ts'

/** What a paste outside of any field brings: files, or else its words as a file that is named by the first of them. */
export function filesOfPaste({ clipboardData, target }: ClipboardEvent): File[] {
  const isFree = target instanceof Element && target.closest(FIELDS) === null
  if (clipboardData === null || !isFree) return []
  if (clipboardData.files.length > 0) return [...clipboardData.files]
  const words = clipboardData.getData('text/plain')
  const page = clipboardData.getData('text/html')
  if (words.trim() === '') return []
  const name = nameOfWords(words) || messages['library.pasted']
  return hasForm(page)
    ? // Written here in UTF-8, whatever it says of itself.
      [new File(['\uFEFF', page], `${name}.html`, { type: 'text/html' })]
    : [new File([words], `${name}.txt`, { type: 'text/plain' })]
}

/** The reader takes the caret too, but no text: what is pasted there is meant for the library. */
const FIELDS = 'input, textarea, [contenteditable]:not([aria-readonly=true]), [role=dialog]'

const LONGEST_NAME = 80

/** The first line, cut between words; without signs that no file may have in its name. */
export function nameOfWords(words: string): string {
  const [line = ''] = words.trimStart().split(/[\r\n\u2028\u2029]/, 1)
  const name = line
    .slice(0, 4 * LONGEST_NAME)
    .replaceAll(/[\p{C}<>:"/\\|?*]+/gu, ' ')
    .replaceAll(/\s+/g, ' ')
    .trim()
  if (name.length <= LONGEST_NAME) return name
  const cut = name.slice(0, LONGEST_NAME)
  const end = cut.lastIndexOf(' ')
  return `${(end > LONGEST_NAME / 2 ? cut.slice(0, end) : cut).toWellFormed().trimEnd()}…`
}

/** Whether the page that comes along has more to it than the words: paragraphs, headings, lists. */
function hasForm(page: string): boolean {
  return /<(?:h[1-6]|p|ul|ol|table|blockquote)[\s>]/i.test(page)
}
