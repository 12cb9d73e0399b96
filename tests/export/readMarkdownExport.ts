/** What a Markdown export says, read back from its text alone. */
export interface ReadNote {
  readonly number: string
  readonly header: string
  readonly markdown: string
}

export interface ReadAnnotation {
  readonly section: string
  quote: string
  current: string | null
  readonly facts: { readonly name: string; readonly value: string }[]
  readonly notes: ReadNote[]
}

export interface ReadSection {
  readonly title: string
  readonly facts: string[]
  readonly notes: ReadNote[]
  readonly annotations: ReadAnnotation[]
}

const noteStart = /^<!-- note (\S+) -->$/

/** Undoes a code span at the start of a value: the text between fences of equal length. */
export function fromCodeSpan(value: string): string {
  const fence = /^`+/.exec(value)?.[0] ?? ''
  const closing = new RegExp(`(?<!\`)${fence}(?!\`)`, 'g')
  closing.lastIndex = fence.length
  const end = closing.exec(value)?.index ?? -1
  if (fence === '' || end === -1) throw new Error(`no code span: ${value}`)
  const inner = value.slice(fence.length, end)
  return /^ .* $/.test(inner) && inner.trim() !== '' ? inner.slice(1, -1) : inner
}

class Lines {
  private readonly lines: readonly string[]
  private next = 0

  constructor(text: string) {
    this.lines = text.split('\n')
  }

  take(): string | undefined {
    return this.lines[this.next++]
  }

  takeWhile(test: (line: string) => boolean): string[] {
    const taken: string[] = []
    for (let line = this.lines[this.next]; line !== undefined && test(line); ) {
      taken.push(line)
      this.next += 1
      line = this.lines[this.next]
    }
    return taken
  }
}

function readNote(lines: Lines, key: string): ReadNote {
  const header = lines.take() ?? ''
  lines.take()
  const body = lines.takeWhile((line) => line !== `<!-- end of note ${key} -->`)
  lines.take()
  const number = /^\*\*Note ([\d.]+)\*\*/.exec(header)?.[1] ?? ''
  return { number, header, markdown: body.slice(0, -1).join('\n') }
}

function readQuote(lines: Lines, firstLine: string): string {
  const rest = lines.takeWhile((line) => line.startsWith('> '))
  return [firstLine, ...rest].map((line) => line.slice(2)).join('\n')
}

function readFact(line: string): { name: string; value: string } {
  const colon = line.indexOf(': ')
  return { name: line.slice(2, colon), value: line.slice(colon + 2) }
}

/** Reads the export line by line; knows nothing of what was exported. */
export function readMarkdownExport(text: string): ReadSection[] {
  const lines = new Lines(text)
  const sections: ReadSection[] = [{ title: '', facts: [], notes: [], annotations: [] }]
  let subsection = ''
  let annotation: ReadAnnotation | null = null
  let readsNow = false
  for (let line = lines.take(); line !== undefined; line = lines.take()) {
    const section = sections.at(-1)
    if (section === undefined) throw new Error('no section')
    const key = noteStart.exec(line)?.[1]
    if (key !== undefined) {
      const holder: { notes: ReadNote[] } = annotation ?? section
      holder.notes.push(readNote(lines, key))
    } else if (line.startsWith('## ')) {
      sections.push({ title: line.slice(3), facts: [], notes: [], annotations: [] })
      annotation = null
    } else if (line.startsWith('### ')) {
      subsection = line.slice(4)
      annotation = null
    } else if (line.startsWith('#### ')) {
      annotation = { section: subsection, quote: '', current: null, facts: [], notes: [] }
      section.annotations.push(annotation)
    } else if (line === 'Now reads:') {
      readsNow = true
    } else if (line.startsWith('> ') && annotation !== null) {
      const quote = readQuote(lines, line)
      if (readsNow) annotation.current = quote
      else annotation.quote = quote
      readsNow = false
    } else if (line.startsWith('- ')) {
      if (annotation === null) section.facts.push(line)
      else annotation.facts.push(readFact(line))
    }
  }
  return sections
}
