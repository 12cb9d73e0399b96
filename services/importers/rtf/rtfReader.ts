import iconv from 'iconv-lite'
import { AppError } from '../../../core/model/error.ts'
import type { RichMark, RichText } from '../../../core/model/richText.ts'
import { safeHref } from '../../../core/text/safeHref.ts'
import { MarkSets } from '../html/markSets.ts'
import { RtfBlocks } from './rtfBlocks.ts'
import {
  characters,
  codePageOfCharset,
  destinationOf,
  markWords,
  type RtfDestination,
  type RtfState,
} from './rtfState.ts'
import type { RtfToken } from './rtfTokens.ts'

const MAX_DEPTH = 2000

const plainParagraph = { style: null, outline: null, isInTable: false, isInList: false }

/** Understands RTF word by word: what is a group's, a paragraph's, a character's. */
export class RtfReader {
  #state: RtfState = {
    into: 'text',
    codePage: 'cp1252',
    skipped: 1,
    marks: [],
    href: null,
    ...plainParagraph,
  }
  readonly #outer: RtfState[] = []
  readonly #markSets = new MarkSets()
  readonly #blocks: RtfBlocks[] = [new RtfBlocks()]
  readonly #notes: RichText[] = []
  readonly #codePages = new Map<number, string>()
  readonly #headings = new Map<number, number>()
  readonly #collected: Partial<Record<RtfDestination, string>> = {}
  /** Bytes that wait for the rest of a character. */
  #bytes = ''
  #toSkip = 0
  #isStarred = false
  #font = 0
  #styleNumber: number | null = null
  comments = 0

  take(token: RtfToken): void {
    if (token.kind === 'text') {
      this.#takeBytes(token.bytes, token.isHex)
      return
    }
    this.#flush()
    if (token.kind === 'open') this.#open()
    else if (token.kind === 'close') this.#close()
    else if (token.kind === 'symbol') this.#takeSymbol(token.symbol)
    else this.#takeWord(token.name, token.value)
  }

  finish(): { content: RichText; title: string | null; author: string | null } {
    this.#flush()
    while (this.#blocks.length > 1) this.#endNote()
    const content = this.#current.finish(this.#notes)
    const { title = '', author = '' } = this.#collected
    return { content, title: title.trim() || null, author: author.trim() || null }
  }

  get #current(): RtfBlocks {
    const current = this.#blocks.at(-1)
    if (current === undefined) throw new Error('the document is closed')
    return current
  }

  #open(): void {
    this.#outer.push(this.#state)
    if (this.#outer.length > MAX_DEPTH)
      throw new AppError('too_large', 'the RTF is nested too deeply')
  }

  #close(): void {
    const inner = this.#state
    const outer = this.#outer.pop()
    if (outer === undefined) return
    this.#state = outer
    this.#isStarred = false
    if (inner.into === 'note' && outer.into !== 'note') this.#endNote()
    if (inner.into === 'field' && outer.into !== 'field') {
      // The result of the field stands in the next group of the same one.
      const href = /HYPERLINK\s+"([^"]+)"/.exec(this.#collected.field ?? '')?.[1] ?? null
      this.#collected.field = ''
      const safe = safeHref(href)
      if (safe !== null && !safe.startsWith('#')) this.#state = { ...outer, href: safe }
    }
  }

  #endNote(): void {
    const note = this.#blocks.pop()
    if (note !== undefined) this.#notes.push(note.finish([]))
  }

  #takeBytes(bytes: string, isHex: boolean): void {
    let rest = bytes
    if (this.#toSkip > 0) {
      const skipped = isHex ? 1 : Math.min(this.#toSkip, rest.length)
      this.#toSkip -= skipped
      rest = rest.slice(skipped)
    }
    this.#bytes += rest
  }

  #flush(): void {
    if (this.#bytes === '') return
    const bytes = Buffer.from(this.#bytes, 'latin1')
    this.#bytes = ''
    this.#write(iconv.decode(bytes, this.#state.codePage))
  }

  #write(text: string): void {
    const { into } = this.#state
    if (into === 'text' || into === 'note') this.#current.text(text, this.#marks())
    else if (into === 'styles') this.#nameStyle(text)
    else if (into === 'listMark') this.#current.listMark(text)
    else if (into !== 'nothing') this.#collected[into] = `${this.#collected[into] ?? ''}${text}`
  }

  #marks(): readonly RichMark[] {
    const { marks, href } = this.#state
    const link: RichMark[] = href === null ? [] : [{ type: 'link', attrs: { href, title: null } }]
    return [...link, ...marks.map((type): RichMark => ({ type }))].reduce(
      (set, mark) => this.#markSets.with(set, mark),
      this.#markSets.none,
    )
  }

  #takeSymbol(symbol: string): void {
    if (symbol === '*') this.#isStarred = true
    else if (symbol === '~') this.#write('\u00a0')
    else if (symbol === '_') this.#write('\u2011')
    else if (symbol === '-') this.#write('\u00ad')
    else if (symbol === '\r' || symbol === '\n') this.#endParagraph()
    else if ('{}\\'.includes(symbol)) this.#takeBytes(symbol, true)
  }

  #takeWord(name: string, value: number | null): void {
    const isStarred = this.#isStarred
    this.#isStarred = false
    if (name === 'annotation') this.comments += 1
    const into = destinationOf(name)
    if (into !== null || isStarred) this.#enter(into ?? 'nothing')
    else if (name === 'u') this.#takeUnicode(value ?? 0)
    else if (Object.hasOwn(characters, name)) this.#write(characters[name] ?? '')
    else if (Object.hasOwn(markWords, name)) this.#mark(markWords[name] ?? '', value !== 0)
    else this.#takeProperty(name, value) || this.#takeStructure(name)
  }

  #enter(into: RtfDestination): void {
    if (this.#state.into === 'nothing' && into !== 'title' && into !== 'author') return
    if (into === 'note') {
      this.#current.text(`[${this.#notes.length + this.#blocks.length}]`, [{ type: 'superscript' }])
      this.#blocks.push(new RtfBlocks())
    }
    this.#state = { ...this.#state, into, ...(into === 'note' && { marks: [] }) }
  }

  #takeUnicode(value: number): void {
    this.#write(String.fromCharCode(value < 0 ? value + 65_536 : value))
    this.#toSkip = this.#state.skipped
  }

  #mark(type: string, isOn: boolean): void {
    const others = this.#state.marks.filter((each) => each !== type)
    this.#state = { ...this.#state, marks: isOn ? [...others, type] : others }
  }

  /** Answers whether the word sets something. */
  #takeProperty(name: string, value: number | null): boolean {
    const number = value ?? 0
    const state = this.#state
    switch (name) {
      case 'ansicpg':
        this.#state = {
          ...state,
          codePage: iconv.encodingExists(`cp${number}`) ? `cp${number}` : 'cp1252',
        }
        return true
      case 'mac':
        this.#state = { ...state, codePage: 'macroman' }
        return true
      case 'f':
        this.#font = number
        if (state.into !== 'fonts') {
          this.#state = { ...state, codePage: this.#codePages.get(number) ?? state.codePage }
        }
        return true
      case 'fcharset': {
        const page = codePageOfCharset(number)
        if (page !== null) this.#codePages.set(this.#font, page)
        return true
      }
      case 'uc':
        this.#state = { ...state, skipped: number }
        return true
      case 's':
        this.#styleNumber = number
        this.#state = { ...state, style: number }
        return true
      case 'outlinelevel':
        this.#state = { ...state, outline: number }
        return true
      case 'intbl':
        this.#state = { ...state, isInTable: true }
        return true
      case 'ls':
        this.#state = { ...state, isInList: number > 0 }
        return true
      default:
        return this.#takeReset(name)
    }
  }

  #takeReset(name: string): boolean {
    if (name === 'plain') this.#state = { ...this.#state, marks: [] }
    else if (name === 'pard') this.#state = { ...this.#state, ...plainParagraph }
    else if (name === 'ulnone') this.#mark('underline', false)
    else if (name === 'nosupersub') {
      this.#mark('superscript', false)
      this.#mark('subscript', false)
    } else return false
    return true
  }

  #takeStructure(name: string): void {
    const { into } = this.#state
    if (into !== 'text' && into !== 'note') return
    if (name === 'par' || name === 'sect' || name === 'page') this.#endParagraph()
    else if (name === 'line') this.#current.lineBreak()
    else if (name === 'cell' || name === 'nestcell') this.#current.endCell()
    else if (name === 'row' || name === 'nestrow') this.#current.endRow()
  }

  #endParagraph(): void {
    const { style, outline, isInTable, isInList, into } = this.#state
    if (into !== 'text' && into !== 'note') return
    const named = style === null ? undefined : this.#headings.get(style)
    const level = outline === null || outline > 5 ? (named ?? null) : outline + 1
    this.#current.endParagraph({ level, isInTable, isInList })
  }

  /** A style's name ends its group: `{\s1 ... heading 1;}`. */
  #nameStyle(text: string): void {
    const level = /^\s*heading\s*([1-6])\s*;/i.exec(text)?.[1]
    if (level !== undefined && this.#styleNumber !== null) {
      this.#headings.set(this.#styleNumber, Number(level))
    }
  }
}
