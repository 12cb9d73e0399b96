import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Block } from '../model/block.ts'
import { alignBlocks, type BlockPair } from './alignBlocks.ts'
import { alignChanges, alignTexts, transposed } from './alignTexts.ts'

function blocksOf(text: string): Block[] {
  let start = 0
  return text.split('\n').map((line) => {
    const block: Block = { start, end: start + line.length, kind: 'paragraph' }
    start = block.end + 1
    return block
  })
}

const war = 'The war had begun in earnest and the army was marching toward Smolensk in June.'
const ball = 'At the ball Natasha danced with Prince Andrei until the candles burned low.'
const farm = 'Levin mowed the meadow with the peasants and felt no need of anything else.'

describe.each([
  ['words', alignTexts],
  ['words and whole lines', alignChanges],
])('alignBlocks by %s', (_, align) => {
  function rows(left: string[], right: string[]): BlockPair[] {
    const [a, b] = [left.join('\n'), right.join('\n')]
    return alignBlocks(align(a, b), blocksOf(a), blocksOf(b))
  }

  it('pairs equal, changed, deleted and inserted blocks in reading order', () => {
    expect(rows([war, ball, farm], [war, ball.replace('low', 'out'), 'Something new.'])).toEqual([
      { left: 0, right: 0, relation: 'equal' },
      { left: 1, right: 1, relation: 'changed' },
      { left: 2, right: null, relation: 'deleted' },
      { left: null, right: 2, relation: 'inserted' },
    ])
  })

  it('knows a block that moved and was retouched', () => {
    const moved = farm.replace('meadow', 'field')
    expect(rows([farm, war, ball], [war, ball, moved])).toEqual([
      { left: 1, right: 0, relation: 'equal' },
      { left: 2, right: 1, relation: 'equal' },
      { left: 0, right: 2, relation: 'moved' },
    ])
  })

  it('calls a change of punctuation a change', () => {
    expect(rows([war], [war.replace('.', '!')])).toEqual([
      { left: 0, right: 0, relation: 'changed' },
    ])
  })

  it('does not pair two paragraphs that share only small words', () => {
    expect(
      rows([war, ball], [war, 'In the end the lawyers read the will to all of them.']),
    ).toEqual([
      { left: 0, right: 0, relation: 'equal' },
      { left: 1, right: null, relation: 'deleted' },
      { left: null, right: 1, relation: 'inserted' },
    ])
  })

  it('pairs the headings over one section, however they are worded', () => {
    const headed = (heading: string, ...others: string[]) => {
      const text = [heading, ...others].join('\n')
      const [first, ...rest] = blocksOf(text)
      if (!first) throw new Error('no block')
      return { text, blocks: [{ ...first, kind: 'heading' as const }, ...rest] }
    }
    const pairsOf = (left: ReturnType<typeof headed>, right: ReturnType<typeof headed>) =>
      alignBlocks(align(left.text, right.text), left.blocks, right.blocks)
    const old = headed('An army on the march', war)
    expect(pairsOf(old, headed('What June brought', war))).toEqual([
      { left: 0, right: 0, relation: 'changed' },
      { left: 1, right: 1, relation: 'equal' },
    ])
    expect(pairsOf(old, headed('What June brought', ball, war))).toEqual([
      { left: 0, right: null, relation: 'deleted' },
      { left: null, right: 0, relation: 'inserted' },
      { left: null, right: 1, relation: 'inserted' },
      { left: 1, right: 2, relation: 'equal' },
    ])
  })

  it('pairs rulers and empty blocks beside a pair', () => {
    expect(rows([war, '* * *', ball], [war, '* * *', farm])).toEqual([
      { left: 0, right: 0, relation: 'equal' },
      { left: 1, right: 1, relation: 'equal' },
      { left: 2, right: null, relation: 'deleted' },
      { left: null, right: 2, relation: 'inserted' },
    ])
  })

  it('counts the words of a block of several lines, whichever of them changed', () => {
    const verse = (lines: readonly string[]) => {
      const text = lines.join('\n')
      return { text, blocks: [{ start: 0, end: text.length, kind: 'paragraph' as const }] }
    }
    const relation = (before: string[], after: string[]) => {
      const [left, right] = [verse(before), verse(after)]
      return alignBlocks(align(left.text, right.text), left.blocks, right.blocks)[0]?.relation
    }
    const others = [
      'Nobody remembers why these many words were once put here, and nobody will.',
      'What follows is about something else, in as many words and at some length.',
    ]
    expect(relation([war, ball, farm], [war, ...others])).toBe('changed')
    expect(relation([farm, ...others], [war, ball, ball])).toBe('deleted')
  })

  it('gives a split paragraph to its larger part', () => {
    const [head, tail] = [`${war} ${ball}`, farm]
    expect(rows([`${head} ${tail}`], [head, tail])).toEqual([
      { left: 0, right: 0, relation: 'changed' },
      { left: null, right: 1, relation: 'inserted' },
    ])
  })

  it('shows every block once, keeps places in order and pairs alike from both sides', () => {
    const block = fc
      .array(fc.constantFrom('a', 'b', 'war', 'peace', 'tsar', 'ball', 'June', '—'), {
        maxLength: 12,
      })
      .map((words) => words.join(' '))
    const long = fc.constantFrom(war, ball, farm, `${farm} ${war}`)
    const text = fc.array(fc.oneof(block, long), { maxLength: 8 }).map((lines) => lines.join('\n'))
    fc.assert(
      fc.property(text, text, (left, right) => {
        const [a, b] = [blocksOf(left), blocksOf(right)]
        const alignment = align(left, right)
        const pairs = alignBlocks(alignment, a, b)
        const ordinals = (side: 'left' | 'right') =>
          pairs.map((pair) => pair[side]).filter((ordinal) => ordinal !== null)
        expect(ordinals('left').toSorted((x, y) => x - y)).toEqual(a.map((_, i) => i))
        expect(ordinals('right')).toEqual(b.map((_, i) => i))
        const paired = (list: BlockPair[]) =>
          list
            .filter((pair) => pair.left !== null && pair.right !== null)
            .map((pair) => JSON.stringify(pair))
        const turned = alignBlocks(transposed(alignment), b, a).map((pair) => ({
          left: pair.right,
          right: pair.left,
          relation: pair.relation,
        }))
        expect(paired(turned).toSorted()).toEqual(paired(pairs).toSorted())
      }),
    )
  })
})
