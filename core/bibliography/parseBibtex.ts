import { AppError } from '../model/error.ts'

/** An entry as it stands in the file: names in lower case, values raw but for the outer delimiters. */
export interface BibtexEntry {
  readonly type: string
  readonly key: string
  readonly fields: ReadonlyMap<string, string>
}

interface Scanner {
  readonly text: string
  at: number
  readonly macros: Map<string, string>
}

/**
 * The entries of a BibTeX or BibLaTeX file (https://www.bibtex.org/Format/): macros and `#` are put together,
 * comments and what stands between entries is left out. Nesting is counted, never recursed into.
 * @throws AppError invalid_input with the line where an entry cannot be read
 */
export function parseBibtex(text: string): BibtexEntry[] {
  const scanner: Scanner = { text, at: 0, macros: new Map() }
  const entries: BibtexEntry[] = []
  while (true) {
    const begin = text.indexOf('@', scanner.at)
    if (begin === -1) return entries
    scanner.at = begin + 1
    const type = word(scanner, /[A-Za-z]+/y).toLowerCase()
    const opening = text[skipSpace(scanner)]
    if (type === '' || (opening !== '{' && opening !== '(')) continue
    if (type === 'comment') {
      skipBalanced(scanner)
      continue
    }
    scanner.at += 1
    const closing = opening === '{' ? '}' : ')'
    const entry = readEntry(scanner, type, closing)
    if (entry !== null) entries.push(entry)
  }
}

function readEntry(scanner: Scanner, type: string, closing: string): BibtexEntry | null {
  if (type === 'preamble') {
    readValue(scanner)
    expectSign(scanner, closing)
    return null
  }
  if (type === 'string') {
    for (const [name, value] of readFields(scanner, closing)) scanner.macros.set(name, value)
    return null
  }
  skipSpace(scanner)
  const key = word(scanner, closing === '}' ? /[^,}\s]*/y : /[^,)\s]*/y)
  if (scanner.text[skipSpace(scanner)] === ',') scanner.at += 1
  return { type, key, fields: readFields(scanner, closing) }
}

function readFields(scanner: Scanner, closing: string): Map<string, string> {
  const fields = new Map<string, string>()
  while (scanner.text[skipSpace(scanner)] !== closing) {
    const name = word(scanner, /[^\s=,{}()"#]+/y).toLowerCase()
    if (name === '') throw fault(scanner, 'a field has no name')
    expectSign(scanner, '=')
    const value = readValue(scanner)
    if (!fields.has(name)) fields.set(name, value)
    const next = scanner.text[skipSpace(scanner)]
    if (next === ',') scanner.at += 1
    else if (next !== closing) throw fault(scanner, 'a comma or the end of the entry is missing')
  }
  scanner.at += 1
  return fields
}

function readValue(scanner: Scanner): string {
  const parts = [readPart(scanner)]
  while (scanner.text[skipSpace(scanner)] === '#') {
    scanner.at += 1
    parts.push(readPart(scanner))
  }
  return parts.join('')
}

function readPart(scanner: Scanner): string {
  const begin = skipSpace(scanner)
  const sign = scanner.text[begin]
  if (sign === '{') {
    skipBalanced(scanner)
    return scanner.text.slice(begin + 1, scanner.at - 1)
  }
  if (sign === '"') return readQuoted(scanner)
  // A number, or a macro: those that styles define and no file (the months) stand for themselves.
  const name = word(scanner, /[^\s,#{}()"=]+/y)
  if (name === '') throw fault(scanner, 'a field has no value')
  return scanner.macros.get(name.toLowerCase()) ?? name
}

/** A quotation mark inside braces does not end the value. */
function readQuoted(scanner: Scanner): string {
  const { text } = scanner
  const begin = scanner.at + 1
  let depth = 0
  for (let at = begin; at < text.length; at++) {
    if (text[at] === '{') depth += 1
    else if (text[at] === '}') depth -= 1
    else if (text[at] === '"' && depth === 0) {
      scanner.at = at + 1
      return text.slice(begin, at)
    }
  }
  throw fault(scanner, 'a quotation mark is not closed')
}

function skipBalanced(scanner: Scanner): void {
  const { text, at: begin } = scanner
  const [opening, closing] = text[begin] === '(' ? ['(', ')'] : ['{', '}']
  let depth = 0
  for (let at = begin; at < text.length; at++) {
    if (text[at] === opening) depth += 1
    else if (text[at] === closing) depth -= 1
    if (depth === 0) {
      scanner.at = at + 1
      return
    }
  }
  throw fault(scanner, 'a brace is not closed')
}

function expectSign(scanner: Scanner, sign: string): void {
  if (scanner.text[skipSpace(scanner)] !== sign) throw fault(scanner, `"${sign}" is missing`)
  scanner.at += 1
}

function word(scanner: Scanner, pattern: RegExp): string {
  pattern.lastIndex = scanner.at
  const found = pattern.exec(scanner.text)?.[0] ?? ''
  scanner.at += found.length
  return found
}

function skipSpace(scanner: Scanner): number {
  word(scanner, /\s*/y)
  return scanner.at
}

function fault({ text, at }: Scanner, what: string): AppError {
  const line = text.slice(0, at).split('\n').length
  return new AppError('invalid_input', `BibTeX, line ${line}: ${what}`, { line })
}
