import { describe, expect, it } from 'vitest'
import { carried } from './carried.fixture.ts'

describe('another passage that stands where the quote was', () => {
  const first = 'In March the ministry published its yearly report on the state of the railways.'
  const alpha = 'Team Alpha found that the new signal saved twelve minutes on every journey.'
  const beta = alpha.replace('Alpha', 'Beta')
  const last = 'A second volume, on the harbours, is promised for the autumn.'
  const before = [`${first} ${alpha} ${last}`, 'Other findings.', `So far. ${beta}`].join('\n')

  it('is not the quote, however alike, if it is gone from its own place', () => {
    const after = [`${first} ${beta} ${last}`, 'Other findings.', 'So far.'].join('\n')
    expect(carried(before, after, alpha)).toEqual(['ambiguous', ''])
    expect(carried(before, after, alpha.slice(0, -1))).toEqual(['ambiguous', ''])
  })

  it('is the quote edited if the other is still in its own place', () => {
    const gamma = alpha.replace('Alpha', 'Gamma')
    const after = before.replace(alpha, gamma)
    expect(carried(before, after, alpha)).toEqual(['edited', gamma])
    const twice = before.replace(alpha, beta)
    expect(carried(before, twice, alpha)).toEqual(['edited', beta])
  })

  it('is not the end of a sentence whose beginning stayed', () => {
    const start = 'The signal was tried on section 2.'
    const end = '5 by Team Alpha, who found that it saved twelve minutes on every journey.'
    const twin = end.replace('Alpha', 'Beta')
    const old = [`${first} ${start}${end} ${last}`, 'Other findings.', `So far. ${twin}`].join('\n')
    const moved = [`${first} ${start}${twin} ${last}`, 'Other findings.', 'So far.'].join('\n')
    const afterNumber = end.slice(2)
    expect(carried(old, moved, afterNumber)).toEqual(['ambiguous', ''])
    expect(carried(old, moved, end)).toEqual(['ambiguous', ''])
    const twice = old.replace(end, twin)
    expect(carried(old, twice, afterNumber)).toEqual(['edited', twin.slice(2)])
  })

  it('is the quote edited if only a turn of phrase was said elsewhere', () => {
    const other = [`${first} ${alpha} ${last}`, 'Other findings.', 'We saw a signal saved.'].join(
      '\n',
    )
    const after = [`${first} ${alpha.replace('the new signal', 'a signal')} ${last}`, 'None.'].join(
      '\n',
    )
    expect(carried(other, after, 'the new signal saved')).toEqual(['edited', 'a signal saved'])
  })

  it('is the quote where only a comma came into its own words, though they were said elsewhere', () => {
    const phrase = 'in the evening of that long cold day the old king went home again and slept'
    const own = `Everybody said that ${phrase} without a word to any of his many guests.`
    const old = [own, `The chronicle repeats that ${phrase} as he used to do.`].join('\n')
    const now = [own.replace('day the', 'day, the'), 'Of the chronicle nothing is left.'].join('\n')
    expect(carried(old, now, phrase)).toEqual(['edited', phrase.replace('day the', 'day, the')])
  })
})
