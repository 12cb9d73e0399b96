import { describe, expect, it } from 'vitest'
import { carried } from './carried.fixture.ts'
import { prepareReanchoring } from './prepareReanchoring.ts'

const intro = 'Goals of the plan for the northern railway'
const goal = 'Avoid building more wooden bridges than needed to fully serve the valley'
const close = 'A second volume is promised for the autumn.'

describe('a phrase follows its sentence', () => {
  const sentence =
    'The present plan makes the ministry pay for far more bridges than needed to fully serve the valley.'
  const edited = sentence.replace('The present', 'However, the present').replace(' fully', '')
  const phrase = 'than needed to fully serve the valley'

  it('stays, edited, though its very words stand in another sentence', () => {
    const before = [intro, sentence, goal, close].join('\n')
    const after = [intro, edited, goal, close].join('\n')
    expect(carried(before, after, phrase)).toEqual(['edited', 'than needed to serve the valley'])
    expect(carried(before, after, phrase, 2)).toEqual(['shifted', phrase])
  })

  it('stays, edited, though its very words are new in another sentence', () => {
    const before = [intro, sentence, close].join('\n')
    const after = [intro, edited, close, `Nobody asked for less ${phrase} then.`].join('\n')
    expect(carried(before, after, phrase)).toEqual(['edited', 'than needed to serve the valley'])
  })

  it('stays where a writer changed it more than the copy, and what stood beside it too', () => {
    const longer = sentence.replace('valley.', 'valley in its poorest corner.')
    const changed =
      'However, the present plan makes the ministry pay for many bridges, others than required to serve the valley anyway.'
    const before = [intro, longer, close].join('\n')
    const after = [intro, changed, close, `Nobody asked for less ${phrase} then.`].join('\n')
    expect(carried(before, after, phrase)).toEqual(['edited', 'than required to serve the valley'])
    const start = before.indexOf(phrase)
    const { candidates } = prepareReanchoring(before, after).place([[start, start + phrase.length]])
    const words = candidates.map(({ ranges }) =>
      ranges.map((range) => after.slice(...range)).join(),
    )
    expect(words).toEqual(['than required to serve the valley', phrase])
  })

  it('goes with a sentence that moved, though a sentence like it was written in its place', () => {
    const before = [intro, sentence, close].join('\n')
    const other = 'The first plan let the village pay for two tunnels instead.'
    const after = [intro, other, close, sentence, 'The end of it.'].join('\n')
    expect(carried(before, after, phrase)).toEqual(['shifted', phrase])
  })

  it('is asked about when its sentence is gone and another says its words', () => {
    const before = [intro, sentence, goal, close].join('\n')
    const after = [intro, goal, close].join('\n')
    expect(carried(before, after, phrase)).toEqual(['ambiguous', ''])
  })

  it('is asked about when the whole sentence stands elsewhere unchanged', () => {
    const rest = [close, `${goal.replace(phrase, 'than there are')} of our fathers`]
    const long = [intro, sentence, ...rest].join('\n')
    const after = [intro, edited, ...rest, 'Other news.', sentence, 'The end of it.'].join('\n')
    expect(carried(long, after, phrase)).toEqual(['ambiguous', ''])
  })

  it('is its own though a deleted sentence said it too', () => {
    const deleted = 'Our engineers solve this by sending two trains during the stormy weeks.'
    const own =
      'It also lengthens the road to the market, which angers many during the stormy weeks.'
    const now =
      'Moreover this means a longer road to market, which angers us during the stormy weeks.'
    const before = [intro, `${own} Nobody knows the cost.`, deleted, close].join('\n')
    const after = [intro, `${now} Nobody knows the cost.`, close].join('\n')
    expect(carried(before, after, 'during the stormy weeks')).toEqual([
      'shifted',
      'during the stormy weeks',
    ])
    const gone = [intro, 'Nobody knows the cost.', deleted, close].join('\n')
    expect(carried(before, gone, 'during the stormy weeks')[0]).toBe('ambiguous')
  })
})

describe('a phrase does not follow its sentence', () => {
  const weeks = 'during the stormy weeks'

  it('when the sentence says it twice and one is left', () => {
    const twice = `Trains stop ${weeks} and ships stop ${weeks}, as every sailor of the bay knows.`
    const before = [intro, twice, close].join('\n')
    const after = [intro, twice.replace(` and ships stop ${weeks}`, ''), close].join('\n')
    for (const occurrence of [1, 2]) {
      expect(carried(before, after, weeks, occurrence)).toEqual(['ambiguous', ''])
    }
  })
})

describe('a clause moved inside its sentence', () => {
  const main = 'most villages must keep every letter since the founding of the northern post office'
  const clause = 'in order to rebuild the missing parish register'
  const before = `${intro}\nM${main.slice(1)} ${clause}. Nobody likes it.\n${close}`

  it('is placed, edited, where it was put', () => {
    const after = `${intro}\nTo rebuild the missing parish register, ${main}. Nobody likes it.\n${close}`
    expect(carried(before, after, clause)).toEqual([
      'edited',
      'To rebuild the missing parish register',
    ])
  })

  it('is not placed in another sentence', () => {
    const after = `${intro}\nM${main.slice(1)}. Nobody likes it.\n${close}\nTo rebuild the missing parish register is hard.`
    expect(['orphan', 'ambiguous']).toContain(carried(before, after, clause)[0])
  })

  it('is not placed on words that were there before', () => {
    const twice = before.replace(
      'Most villages',
      'To rebuild the missing parish school most villages',
    )
    const after = twice.replace(` ${clause}`, '')
    expect(['orphan', 'ambiguous']).toContain(carried(twice, after, clause)[0])
  })

  it('is not placed on a word or two', () => {
    const after = `${intro}\nFor the parish, ${main}. Nobody likes it.\n${close}`
    expect(carried(before, after, clause)[0]).toBe('orphan')
  })
})
