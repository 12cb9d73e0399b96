import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { endOf } from '../text/tokens.ts'
import { alignTexts, transposed } from './alignTexts.ts'
import { movedRuns } from './movedRuns.ts'

const paragraphs = [
  'The war had begun in earnest and the army was marching toward Smolensk in June.',
  'At the ball Natasha danced with Prince Andrei until the candles burned low.',
  'Levin mowed the meadow with the peasants and felt no need of anything else.',
  'Karenin rose, bowed coldly to the company and went out without another word.',
]
const [war = '', ball = '', farm = '', rose = ''] = paragraphs

function moves(left: string, right: string): [string, string][] {
  const alignment = alignTexts(left, right)
  return movedRuns(alignment).map((run) => [
    left.slice(alignment.left.starts[run.left.first], endOf(alignment.left, run.left.end - 1)),
    right.slice(alignment.right.starts[run.right.first], endOf(alignment.right, run.right.end - 1)),
  ])
}

describe('movedRuns', () => {
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

  it('finds nothing in texts that are alike', () => {
    expect(moves(paragraphs.join('\n'), paragraphs.join('\n'))).toEqual([])
  })

  it('finds the same runs from either side, disjoint', () => {
    const sentence = fc.constantFrom(...paragraphs, 'In the end.', farm.replace('meadow', 'field'))
    const text = fc.array(sentence, { maxLength: 7 }).map((sentences) => sentences.join('\n'))
    fc.assert(
      fc.property(text, text, (left, right) => {
        const alignment = alignTexts(left, right)
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
