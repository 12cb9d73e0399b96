import { describe, expect, it } from 'vitest'
import type { Placement } from '../model/anchor.ts'
import type { Range } from '../model/range.ts'
import { prepareReanchoring } from './prepareReanchoring.ts'

/** Range of the n-th occurrence of a quote. */
function find(text: string, quote: string, occurrence = 1): Range {
  let start = -1
  for (let i = 0; i < occurrence; i++) start = text.indexOf(quote, start + 1)
  if (start < 0) throw new Error(`no occurrence ${occurrence} of ${quote}`)
  return [start, start + quote.length]
}

function place(before: string, after: string, ...ranges: Range[]): Placement {
  return prepareReanchoring(before, after).place(ranges)
}

/** State and the text now there, parts joined by " | ". */
function carried(before: string, after: string, quote: string, occurrence = 1): string[] {
  const { state, ranges } = place(before, after, find(before, quote, occurrence))
  return [state, ranges.map((range) => after.slice(...range)).join(' | ')]
}

const intro = 'In March the ministry published its yearly report on the state of the railways.'
const body =
  'The report says that the northern line needs new rails. Its bridges were last inspected in 1998. Nobody answered our questions about the cost.'
const close = 'A second volume, on the harbours, is promised for the autumn.'
const article = [intro, body, close].join('\n')

describe('place, plain cases', () => {
  it('keeps an untouched highlight exact', () => {
    expect(carried(article, article, 'last inspected')).toEqual(['exact', 'last inspected'])
    expect(carried(article, `${article}\nMore.`, 'last inspected')).toEqual([
      'exact',
      'last inspected',
    ])
  })

  it('shifts with text before it', () => {
    const after = `Update.\n${article}`
    const placement = place(article, after, find(article, 'last inspected'))
    expect(placement.state).toBe('shifted')
    expect(placement.ranges).toEqual([find(after, 'last inspected')])
  })

  it('follows a paragraph that moved', () => {
    const after = [close, intro, body].join('\n')
    expect(carried(article, after, 'on the harbours')).toEqual(['shifted', 'on the harbours'])
    expect(carried(article, after, close)).toEqual(['shifted', close])
  })

  it('follows a passage that moved and was retouched while its surroundings came along', () => {
    const before = [intro, body, close, 'The end.'].join('\n')
    const after = [close, body.replace('1998', '1999'), intro, 'The end.'].join('\n')
    expect(carried(before, after, 'Its bridges were last inspected in 1998.')).toEqual([
      'edited',
      'Its bridges were last inspected in 1999.',
    ])
  })

  it('asks about a passage that moved among strangers and was changed', () => {
    const before = [intro, close, body].join('\n')
    const changed = body.replace('1998', '1999')
    const after = [changed, 'Something else.', intro, close, 'Other things.'].join('\n')
    const { state, candidates } = place(before, after, find(before, body))
    expect(state).toBe('ambiguous')
    expect(candidates[0]?.ranges).toEqual([find(after, changed)])
  })

  it('takes in what was inserted inside and what replaced its first or last word', () => {
    const after = article.replace('northern line needs new', 'southern line badly needs better')
    expect(carried(article, after, 'line needs new rails')).toEqual([
      'edited',
      'line badly needs better rails',
    ])
    expect(carried(article, after, 'northern line needs')).toEqual([
      'edited',
      'southern line badly needs',
    ])
  })

  it('leaves out what was inserted beside it', () => {
    const after = article.replace('bridges were last', 'bridges, it adds, were last')
    expect(carried(article, after, 'were last inspected')).toEqual([
      'shifted',
      'were last inspected',
    ])
    expect(carried(article, after, 'Its bridges')).toEqual(['exact', 'Its bridges'])
  })

  it('keeps punctuation and half words as the person took them', () => {
    const before = 'He said: “Go home!” (twice) and unbuttoned his coat.'
    const after = 'Later he said: "Go home!" (twice) and unbuttoned the coat.'
    expect(carried(before, after, '“Go home!” (twice)')).toEqual(['edited', '"Go home!" (twice)'])
    expect(carried(before, after, '(twice)')).toEqual(['shifted', '(twice)'])
    expect(carried(before, after, 'button')).toEqual(['shifted', 'button'])
  })

  it('calls a change of one letter, case or punctuation edited', () => {
    expect(
      carried(article, article.replace('inspected in', 'inspected, in'), 'inspected in'),
    ).toEqual(['edited', 'inspected, in'])
    expect(carried(article, article.replace('Its bridges', 'its Bridges'), 'Its bridges')).toEqual([
      'edited',
      'its Bridges',
    ])
  })

  it('makes an orphan of what was deleted', () => {
    const after = article.replace(' Its bridges were last inspected in 1998.', '')
    const placement = place(
      article,
      after,
      find(article, 'Its bridges were last inspected in 1998.'),
    )
    expect(placement.state).toBe('orphan')
    expect(placement.ranges).toEqual([])
    expect(place(article, '', find(article, 'northern'))).toMatchObject({
      state: 'orphan',
      score: 0,
      candidates: [],
    })
  })

  it('makes an orphan of what was rewritten beyond recognition', () => {
    const after = article.replace(body, 'Critics of the minister have asked for his resignation.')
    expect(carried(article, after, 'Its bridges were last inspected in 1998.')).toEqual([
      'orphan',
      '',
    ])
  })

  it('works in scripts without spaces and with letters beyond the basic plane', () => {
    const before = '昨日、大臣は鉄道の報告書を発表した。橋は1998年に検査された。費用は不明だ。'
    const after = before.replace('昨日', '今朝').replace('検査', '点検')
    expect(carried(before, after, '鉄道の報告書')).toEqual(['exact', '鉄道の報告書'])
    expect(carried(before, after, '橋は1998年に検査された')).toEqual([
      'edited',
      '橋は1998年に点検された',
    ])
    const gothic = 'The word 𐌰𐍄𐍄𐌰 means father, and 𐌰𐌹𐌸𐌴𐌹 means mother.'
    expect(carried(gothic, `😀 ${gothic}`, '𐌰𐌹𐌸𐌴𐌹 means')).toEqual(['shifted', '𐌰𐌹𐌸𐌴𐌹 means'])
  })
})

describe('place, look-alikes (after hypothesis/client#7571)', () => {
  const alpha =
    'Team Alpha reported that the new deployment reduced latency by twelve percent across all regions.'
  const beta = alpha.replace('Alpha', 'Beta')
  const lines = (...parts: string[]) => parts.join('\n')

  it.each([
    ['whole paragraphs', lines(intro, alpha, beta, close), lines(intro, beta, close)],
    ['the look-alike first', lines(intro, beta, alpha, close), lines(intro, beta, close)],
    ['replaced by other words', lines(alpha, beta), lines('This section was withdrawn.', beta)],
    ['one paragraph', `${intro} ${alpha} ${beta} ${close}`, `${intro} ${beta} ${close}`],
    ['nothing else', `${alpha} ${beta}`, beta],
    ['far apart', lines(alpha, intro, body, close, beta), lines(intro, body, close, beta)],
    ['the rest moved', lines(alpha, intro, beta, body), lines(beta, body, intro)],
    [
      'the look-alike retouched',
      lines(intro, alpha, beta, close),
      lines(intro, beta.replace('twelve', 'eleven'), close),
    ],
    [
      'the look-alike retouched, in one paragraph',
      `${alpha} ${beta} ${close}`,
      `${beta.replace('all regions', 'all our regions')} ${close}`,
    ],
  ])('never places a deleted sentence on its look-alike: %s', (_, before, after) => {
    const quotes = [alpha, alpha.slice(0, -1), 'Team Alpha reported', 'Alpha reported that the new']
    for (const quote of quotes) {
      const { state } = place(before, after, find(before, quote))
      expect(['orphan', 'ambiguous'], quote).toContain(state)
    }
    expect(carried(before, after, 'Team Beta')).toEqual([
      expect.stringMatching(/exact|shifted/),
      'Team Beta',
    ])
  })

  it('keeps a sentence whose look-alike was deleted', () => {
    const before = lines(intro, alpha, beta, close)
    expect(carried(before, lines(intro, alpha, close), alpha)).toEqual(['exact', alpha])
    expect(carried(before, lines(intro, beta, close), beta)).toEqual(['shifted', beta])
  })

  it('keeps both where both were edited', () => {
    const edit = (text: string) => text.replace('reduced latency', 'cut latency')
    const before = lines(intro, alpha, beta, close)
    const after = lines(intro, edit(alpha), edit(beta), close)
    expect(carried(before, after, alpha)).toEqual(['edited', edit(alpha)])
    expect(carried(before, after, beta)).toEqual(['edited', edit(beta)])
  })

  it('is not taken in by a look-alike that is new', () => {
    const before = lines(intro, alpha, body, close)
    const gamma = alpha.replace('Alpha', 'Gamma')
    const elsewhere = lines(intro, body, close, 'In other news.', gamma)
    expect(place(before, elsewhere, find(before, alpha)).state).toBe('ambiguous')
    const after = lines(
      intro,
      body,
      close,
      'In other news, Team Gamma said a new deployment reduced costs by twelve percent.',
    )
    expect(['orphan', 'ambiguous']).toContain(place(before, after, find(before, alpha)).state)
  })
})

describe('place, repeats', () => {
  const refrain = 'And so we wait for the report.'
  const before = [intro, refrain, body, refrain, close].join('\n')

  it('tells copies apart by their surroundings', () => {
    const after = [`Update. ${intro}`, refrain, body, refrain, close].join('\n')
    for (const occurrence of [1, 2]) {
      const placement = place(before, after, find(before, refrain, occurrence))
      expect(placement.state).toBe('shifted')
      expect(placement.ranges).toEqual([find(after, refrain, occurrence)])
    }
  })

  it('says ambiguous when its own copy is gone, and shows the other', () => {
    const after = [intro, body, refrain, close].join('\n')
    const placement = place(before, after, find(before, refrain, 1))
    expect(placement.state).toBe('ambiguous')
    expect(placement.ranges).toEqual([])
    expect(placement.candidates[0]?.ranges).toEqual([find(after, refrain)])
    expect(carried(before, after, refrain, 2)).toEqual(['shifted', refrain])
  })

  it('says ambiguous when nothing tells which of two copies stayed', () => {
    const placement = place('Yes. Yes. No.', 'Yes. No.', [0, 4])
    expect(['ambiguous', 'exact']).toContain(placement.state)
    expect(place('Yes. Yes. No.', 'Yes. No.', [5, 9]).state).toBe('ambiguous')
  })
})

describe('place, several ranges and several blocks', () => {
  it('keeps the parts of a discontinuous highlight together', () => {
    const parts = [find(article, 'northern line'), find(article, 'in 1998')]
    const shifted = place(article, `Update.\n${article}`, ...parts)
    expect(shifted.state).toBe('shifted')
    expect(shifted.ranges.map(([start, end]) => [start - 8, end - 8])).toEqual(parts)
    const after = article.replace('northern line', 'southern line')
    expect(place(article, after, ...parts)).toMatchObject({
      state: 'edited',
      ranges: [find(after, 'southern line'), find(after, 'in 1998')],
    })
  })

  it('lets the rest stand when a small part is gone, not when the larger one is', () => {
    const [small, large] = [
      find(article, 'Nobody answered'),
      find(article, 'Its bridges were last inspected'),
    ]
    const sorted = [large, small]
    const withoutSmall = article.replace(' Nobody answered our questions about the cost.', '')
    expect(place(article, withoutSmall, ...sorted)).toMatchObject({
      state: 'edited',
      ranges: [find(withoutSmall, 'Its bridges were last inspected')],
    })
    const withoutLarge = article.replace(' Its bridges were last inspected in 1998.', '')
    expect(place(article, withoutLarge, ...sorted).state).toBe('orphan')
  })

  it('carries a range across paragraphs', () => {
    const quote = `railways.\n${body}\nA second volume`
    expect(carried(article, `Update.\n${article}`, quote)).toEqual(['shifted', quote])
  })
})

describe('place, ranges without words', () => {
  it.each([
    ['Well — he said — no.', 'Well — she said — no.', '—', 2, ['shifted', '—']],
    ['Fine. 🎉🎉 Done.', 'Fine. 🎉🎉 Done, done.', '🎉🎉', 1, ['exact', '🎉🎉']],
    ['Fine. 🎉🎉 Done.', 'All fine. 🎉 Done.', '🎉🎉', 1, ['orphan', '']],
    ['🎉 ⚽', '🎉 ⚽', '⚽', 1, ['exact', '⚽']],
    ['🎉 ⚽', 'word 🎉 ⚽', '⚽', 1, ['shifted', '⚽']],
    ['One! Two? Three.', 'One! Six! Three.', '?', 1, ['orphan', '']],
    ['a\n\nb', 'x\na\n\nb', '\n\n', 1, ['shifted', '\n\n']],
  ])('%j -> %j', (before, after, quote, occurrence, expected) => {
    expect(carried(before, after, quote, occurrence)).toEqual(expected)
  })

  it('does not guess when the words around it are gone', () => {
    expect(place('Look: ★ here.', 'There ★ and ★ again.', [6, 7]).state).toBe('ambiguous')
  })
})

describe('scores and candidates', () => {
  it('is 1 for an untouched highlight and less where words are lost', () => {
    expect(place(article, article, find(article, 'northern line')).score).toBe(1)
    const after = article.replace('northern line needs new', 'southern line badly needs')
    const { score } = place(article, after, find(article, 'northern line needs new rails'))
    expect(score).toBeGreaterThan(0.5)
    expect(score).toBeLessThan(1)
  })

  it('lists the place taken first, and no more than five', () => {
    const many = Array.from({ length: 9 }, (_, i) => `Chapter ${i}. The old song was sung again.`)
    const before = many.join('\n')
    const after = many.slice(1).join('\n')
    const { state, candidates } = place(before, after, find(before, 'The old song was sung again.'))
    expect(state).toBe('ambiguous')
    expect(candidates.length).toBe(5)
    const taken = place(before, after, find(before, 'The old song was sung again.', 4))
    expect(taken.candidates[0]).toEqual({ ranges: taken.ranges, score: taken.score })
  })
})
