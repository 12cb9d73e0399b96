/** What holds within a group, and is as before when it closes. */
export interface RtfState {
  /** Where text goes. */
  readonly into: RtfDestination
  readonly codePage: string
  /** How many characters stand for a Unicode one in programs that know none. */
  readonly skipped: number
  readonly marks: readonly string[]
  readonly href: string | null
  /** Of the paragraph. */
  readonly style: number | null
  readonly outline: number | null
  readonly isInTable: boolean
  readonly isInList: boolean
}

export type RtfDestination =
  | 'text'
  | 'nothing'
  | 'fonts'
  | 'styles'
  | 'title'
  | 'author'
  | 'field'
  | 'listMark'
  | 'note'

/** Groups whose text is no text of the document; any other group marked `\*` is none either. */
const destinations: Readonly<Record<string, RtfDestination>> = {
  author: 'author',
  colortbl: 'nothing',
  fldinst: 'field',
  fonttbl: 'fonts',
  footnote: 'note',
  info: 'nothing',
  listtext: 'listMark',
  nonshppict: 'nothing',
  object: 'nothing',
  pict: 'nothing',
  pntext: 'listMark',
  stylesheet: 'styles',
  tc: 'nothing',
  title: 'title',
  xe: 'nothing',
}

/** Where the text of a group goes that begins with this word; null for a word that begins none. */
export function destinationOf(name: string): RtfDestination | null {
  if (/^(?:header|footer)[lrf]?$/.test(name)) return 'nothing'
  return Object.hasOwn(destinations, name) ? (destinations[name] ?? null) : null
}

/** Code pages by the character set of a font (`\fcharset`). */
const codePages: Readonly<Record<number, string>> = {
  77: 'macroman',
  128: 'cp932',
  129: 'cp949',
  134: 'cp936',
  136: 'cp950',
  161: 'cp1253',
  162: 'cp1254',
  163: 'cp1258',
  177: 'cp1255',
  178: 'cp1256',
  186: 'cp1257',
  204: 'cp1251',
  222: 'cp874',
  238: 'cp1250',
}

export function codePageOfCharset(charset: number): string | null {
  return codePages[charset] ?? null
}

/** Words that are characters. */
export const characters: Readonly<Record<string, string>> = {
  bullet: '•',
  emdash: '—',
  emspace: '\u2003',
  endash: '–',
  enspace: '\u2002',
  ldblquote: '“',
  lquote: '‘',
  rdblquote: '”',
  rquote: '’',
  tab: ' ',
  zwj: '\u200d',
  zwnj: '\u200c',
}

/** Marks by the word that begins them; followed by 0 it ends them. */
export const markWords: Readonly<Record<string, string>> = {
  b: 'bold',
  i: 'italic',
  strike: 'strike',
  sub: 'subscript',
  super: 'superscript',
  ul: 'underline',
}
