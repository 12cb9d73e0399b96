import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { endOf } from '../text/tokens.ts'
import { alignChanges, alignTexts, transposed } from './alignTexts.ts'
import { movedRuns } from './movedRuns.ts'

const paragraphs = [
  'The war had begun in earnest and the army was marching toward Smolensk in June.',
  'At the ball Natasha danced with Prince Andrei until the candles burned low.',
  'Levin mowed the meadow with the peasants and felt no need of anything else.',
  'Karenin rose, bowed coldly to the company and went out without another word.',
]
const [war = '', ball = '', farm = '', rose = ''] = paragraphs

describe.each([
  ['words', alignTexts],
  ['words and whole lines', alignChanges],
])('movedRuns by %s', (_, align) => {
  function moves(left: string, right: string): [string, string][] {
    const alignment = align(left, right)
    return movedRuns(alignment).map((run) => [
      left.slice(alignment.left.starts[run.left.first], endOf(alignment.left, run.left.end - 1)),
      right.slice(
        alignment.right.starts[run.right.first],
        endOf(alignment.right, run.right.end - 1),
      ),
    ])
  }

  it('finds a sentence that moved within a long text', () => {
    const left = [farm, war, ball, rose].join('\n')
    const right = [war, ball, `${rose} ${farm}`].join('\n')
    expect(moves(left, right)).toEqual([[farm.slice(0, -1), farm.slice(0, -1)]])
  })

  it('sees through a changed word', () => {
    const changed = farm.replace('the peasants', 'his peasants')
    const [[before, after] = ['', '']] = moves(
      [farm, war, ball, rose].join('\n'),
      [war, ball, rose, changed].join('\n'),
    )
    expect([before, after]).toEqual([farm.slice(0, -1), changed.slice(0, -1)])
  })

  it('does not call a common phrase a move', () => {
    expect(moves(`in the end of the day ${war}`, `${war} of the end in the day`)).toEqual([])
  })

  it('judges how rare words are by the whole texts, unchanged lines too', () => {
    const phrase = 'the king of the land of the sea'
    const first = `Once more all was quiet in every house along the shore.`
    const last = 'Nobody could tell what would come next, nor did many ask.'
    const left = (others: string[]) => [`${phrase} ${first}`, ...others, last].join('\n')
    const right = (others: string[]) => [first, ...others, `${last} ${phrase}`].join('\n')
    const common = Array.from(
      { length: 12 },
      (_, i) => `${phrase} and ${phrase} and ${phrase}, ${i}`,
    )
    const rare = Array.from({ length: 12 }, (_, i) => `${war} ${ball} ${farm} ${rose} ${i}`)
    expect(moves(left(rare), right(rare))).toEqual([[phrase, phrase]])
    expect(moves(left(common), right(common))).toEqual([])
  })

  it('finds nothing in texts that are alike', () => {
    expect(moves(paragraphs.join('\n'), paragraphs.join('\n'))).toEqual([])
  })

  it('finds the same runs from either side, disjoint', () => {
    const sentence = fc.constantFrom(...paragraphs, 'In the end.', farm.replace('meadow', 'field'))
    const text = fc.array(sentence, { maxLength: 7 }).map((sentences) => sentences.join('\n'))
    fc.assert(
      fc.property(text, text, (left, right) => {
        const alignment = align(left, right)
        const there = movedRuns(alignment)
        const back = movedRuns(transposed(alignment))
          .map((run) => ({ left: run.right, right: run.left, words: run.words }))
          .sort((a, b) => a.left.first - b.left.first)
        expect(back).toEqual(there)
        const rights = there.toSorted((a, b) => a.right.first - b.right.first)
        there.forEach((run, i) => {
          expect(there[i + 1]?.left.first ?? run.left.end).toBeGreaterThanOrEqual(run.left.end)
        })
        rights.forEach((run, i) => {
          expect(rights[i + 1]?.right.first ?? run.right.end).toBeGreaterThanOrEqual(run.right.end)
        })
      }),
    )
  })
})
