import { describe, expect, it } from 'vitest'
import { carried } from './carried.fixture.ts'

describe('a sentence reworded between the same two sentences', () => {
  const first = 'The council closed the old harbour in the spring of that year.'
  const old =
    'It also needlessly lengthens the voyage that every fisherman must make to the market, which angers villagers during stormy weeks.'
  const now =
    'Moreover this means a longer road for the fisherman, which visibly angers most people during stormy weeks.'
  const last = 'Nobody has told the ministry what the new pier would cost.'
  const intro = 'A report on the coast.'
  const before = `${intro}\n${first} ${old} ${last}`

  it('is placed as edited, whole', () => {
    expect(carried(before, `${intro}\n${first} ${now} ${last}`, old)).toEqual(['edited', now])
  })

  it('is not placed when a sentence was put in beside it, for either could be it', () => {
    const after = `${intro}\n${first} ${now} The mayor of the town says nothing at all. ${last}`
    expect(carried(before, after, old)[0]).toBe('orphan')
  })

  it('is not placed when the sentence after it is gone too', () => {
    const after = `${intro}\n${first} ${now} Elsewhere people dance until dawn.`
    expect(carried(before, after, old)[0]).toBe('orphan')
  })

  it('is not placed on a sentence that shares only small words with it', () => {
    const other = 'It also pleased the singers, which the abbot took to be a sign of grace.'
    const after = `${intro}\n${first} ${other} ${last}`
    expect(carried(before, after, old)[0]).toBe('orphan')
  })

  it('is not placed on a sentence that came from elsewhere', () => {
    const lines = `${intro}\n${now}\n${first} ${old} ${last}`
    const after = `${intro}\n${first} ${now} ${last}`
    expect(['orphan', 'ambiguous']).toContain(carried(lines, after, old)[0])
  })
})

describe('a line of a list whose last word was written otherwise', () => {
  const lines = ['3.1 alpha: Monday, 2025-05-05', '3.1 beta: Monday, 2025-06-02']
  const after = ['Later releases follow every two months.', 'Nobody may ask for more of them.']
  const text = (last: string) => ['The schedule of releases.', ...lines, last, ...after].join('\n')
  const old = '3.1 final: Wednesday, 2025-10-01'

  it('is the same line, edited', () => {
    const now = '3.1 final: Tuesday, 2025-10-07'
    expect(carried(text(old), text(now), old)).toEqual(['edited', now])
  })

  it('is not a line that has nothing of its own', () => {
    expect(carried(text(old), text('3.1 withdrawn for good'), old)[0]).toBe('orphan')
  })
})

describe('a highlight that ends inside a number', () => {
  it('ends at the same part of the number that replaced it', () => {
    const line = (date: string) =>
      `The law of the harbours was changed on ${date} for the last time.`
    const quote = 'law of the harbours was changed on 23.11'
    expect(carried(line('23.11.2011'), line('28.7.2015'), quote)).toEqual([
      'edited',
      'law of the harbours was changed on 28.7',
    ])
  })
})
