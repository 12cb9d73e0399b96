import type { ReportLine } from '../../../core/model/source.ts'

/** Styles without a match, properties, drawing instructions and marks of fields lose no words. */
const wordless =
  /style|ignored: (?:v:|[\w-]+:\w*Pr(?:Ex)?$)|^Ignoring complex field|^Unsupported break type/i

interface Kind {
  readonly pattern: RegExp
  /** `named` are what the pattern's group caught, each once. */
  say(count: number, named: string): string
}

/** What the converter says, as it is said to people. */
const kinds: readonly Kind[] = [
  {
    pattern: /element was ignored: m:\w+/,
    say: (count) => `Equations left out: ${count}.`,
  },
  {
    pattern: /element was ignored: (\S+)/,
    say: (count, named) => `Parts of a kind not known here left out: ${count} (${named}).`,
  },
  {
    pattern: /^A w:sym element .* in font (.*)$/,
    say: (count, named) =>
      `Symbols that only a font of Word's knows left out: ${count} (${named}).`,
  },
  {
    pattern: /^Image of type (\S+) is unlikely/,
    say: (count, named) => `Pictures in a form that may not be shown: ${count} (${named}).`,
  },
  {
    pattern: /^Could not find image file|v:imagedata element/,
    say: (count) => `Pictures that are not in the file: ${count}.`,
  },
  {
    pattern: /external file access is disabled/,
    say: (count) => `Pictures that are outside of the file, and are not fetched: ${count}.`,
  },
  {
    pattern: /cell merging may be incorrect/,
    say: (count) =>
      `Tables that are not built as they should be, whose cells may be merged wrongly: ${count}.`,
  },
]

/** The converter's messages about what loses words, each kind as one line with how many there were. */
export function converterReport(messages: readonly string[]): ReportLine[] {
  const telling = messages.filter((message) => !wordless.test(message))
  const known = kinds.flatMap((kind) =>
    lineOf(
      kind,
      telling.filter((message) => kindOf(message) === kind),
    ),
  )
  const others = new Set(telling.filter((message) => kindOf(message) === undefined))
  return [...known, ...others].map((message) => ({ code: 'left-out', message }))
}

function kindOf(message: string): Kind | undefined {
  return kinds.find(({ pattern }) => pattern.test(message))
}

function lineOf({ pattern, say }: Kind, messages: readonly string[]): string[] {
  if (messages.length === 0) return []
  const named = new Set(messages.flatMap((message) => pattern.exec(message)?.[1] ?? []))
  return [say(messages.length, [...named].join(', '))]
}
