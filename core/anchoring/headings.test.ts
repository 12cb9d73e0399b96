import { describe, expect, it } from 'vitest'
import { carried } from './carried.fixture.ts'

describe('a heading', () => {
  const intro = 'Abstract of the work (see the Model Railway section)'
  const heading = 'Model Railway'
  const body = [
    'This layout lacks signals and was built for beauty rather than speed.',
    'Every bridge is made of cork, and each tunnel can be taken apart with one hand.',
  ]
  const more = [
    'Nobody knows who laid the first rail, but the station was painted by a sailor in his last year.',
    'His daughter added a windmill, two cranes and the harbour wall.',
  ]
  const trials = [
    'Trials',
    'Trials are listed in the green book. Each trial begins at noon.',
    'The yellow book says how trials can be run by opening that model railway',
    'If the books lie in one drawer, trials can be run by opening that drawer.',
  ]
  const close = 'Copyright by the makers.'
  const before = [intro, heading, ...body, ...trials, close].join('\n')

  it.each([
    ['the shorter section', body],
    ['the longer section', [...body, ...more]],
  ])('goes with its section, though sentences say its words: %s', (_, section) => {
    const old = [intro, heading, ...section, ...trials, close].join('\n')
    const after = [intro, ...trials, heading, ...section, close].join('\n')
    expect(carried(old, after, heading, 2)).toEqual(['shifted', heading])
  })

  it('is not put in doubt by a new phrase that says its words', () => {
    const long = `${heading} of Cork`
    const old = [intro, long, ...body, ...trials, close].join('\n')
    const now = `Copyright by the makers of the ${long}, this layout that lacks any signals.`
    const after = [intro, ...trials, long, ...body, now].join('\n')
    expect(carried(old, after, long)).toEqual(['shifted', long])
  })

  it('is not placed on a phrase when it is gone', () => {
    const after = [intro, ...body, ...trials, close].join('\n')
    expect(['ambiguous', 'orphan']).toContain(carried(before, after, heading, 2)[0])
  })

  it('is not placed on a heading of the same words over another section', () => {
    const other = ['New rules for the staff', heading, 'The staff must wear hats.']
    const after = [intro, ...trials, close, ...other].join('\n')
    expect(['ambiguous', 'orphan']).toContain(carried(before, after, heading, 2)[0])
  })

  it('is asked about when two headings of the same words were there and one is left', () => {
    const twice = [intro, heading, body[0], 'Trials', heading, body[1], close].join('\n')
    const after = [intro, 'Trials', heading, close].join('\n')
    expect(['ambiguous', 'orphan']).toContain(carried(twice, after, heading, 2)[0])
  })
})
