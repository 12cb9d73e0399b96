import fc from 'fast-check'

const word = fc.constantFrom(
  'treaty',
  'Treaty',
  'the',
  'sea',
  'minister',
  'not',
  'said',
  'zwölf',
  'е́сли',
  '北京',
  '条約',
  'שלום',
  'سلام',
  '🙂',
  '👩🏽‍🚀',
  '1,5',
  'don’t',
  "don't",
  '—',
)
const mark = fc.constantFrom(' ', ' ', ' ', ', ', '. ', '! ', ' “', '” ', '\u00a0', '\n', ' … ')
const sentence = fc
  .array(fc.tuple(word, mark), { minLength: 1, maxLength: 14 })
  .map((pieces) => pieces.map(([first, second]) => first + second).join(''))
const separator = fc.constantFrom('\n\n', '\n\n', '\n\n\n')

function joined(paragraphs: readonly string[], between: readonly string[]): string {
  return paragraphs.map((text, i) => text + (between[i] ?? '\n\n')).join('')
}

/** A text of paragraphs in several scripts. */
export const anyText: fc.Arbitrary<string> = fc
  .tuple(fc.array(sentence, { maxLength: 6 }), fc.array(separator, { maxLength: 5 }))
  .map(([paragraphs, between]) => joined(paragraphs, between))

type Edit =
  | { readonly kind: 'cut'; readonly at: number }
  | { readonly kind: 'add'; readonly at: number; readonly text: string }
  | { readonly kind: 'move'; readonly at: number; readonly to: number }
  | { readonly kind: 'word'; readonly at: number; readonly word: number; readonly text: string }

/** What an editor does to a list of paragraphs. */
const edit: fc.Arbitrary<Edit> = fc.oneof(
  fc.record({ kind: fc.constant('cut' as const), at: fc.nat(20) }),
  fc.record({ kind: fc.constant('add' as const), at: fc.nat(20), text: sentence }),
  fc.record({ kind: fc.constant('move' as const), at: fc.nat(20), to: fc.nat(20) }),
  fc.record({ kind: fc.constant('word' as const), at: fc.nat(20), word: fc.nat(20), text: word }),
)

function edited(paragraphs: readonly string[], edits: readonly Edit[]): string[] {
  const result = [...paragraphs]
  for (const step of edits) {
    if (step.kind === 'add') {
      result.splice(step.at % (result.length + 1), 0, step.text)
      continue
    }
    if (result.length === 0) continue
    const at = step.at % result.length
    const [taken = ''] = result.splice(at, 1)
    if (step.kind === 'move') result.splice(step.to % (result.length + 1), 0, taken)
    if (step.kind !== 'word') continue
    const words = taken.split(' ')
    words[step.word % words.length] = step.text
    result.splice(at, 0, words.join(' '))
  }
  return result
}

/** Two texts, the second one made from the first by editing: paragraphs cut, added, moved, words replaced. */
export const anyRevision: fc.Arbitrary<[string, string]> = fc
  .tuple(
    fc.array(sentence, { minLength: 1, maxLength: 7 }),
    fc.array(edit, { maxLength: 5 }),
    fc.array(separator, { maxLength: 6 }),
    fc.array(separator, { maxLength: 6 }),
  )
  .map(([paragraphs, edits, before, after]) => [
    joined(paragraphs, before).trimEnd(),
    joined(edited(paragraphs, edits), after).trimEnd(),
  ])
