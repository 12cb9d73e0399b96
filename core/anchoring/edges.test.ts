import { describe, expect, it } from 'vitest'
import { carried } from './carried.fixture.ts'

describe('brackets at the edge of a quote', () => {
  const before =
    'Prune the tree by calling finalize(block) when every condition of the list is met.'

  it('takes in what was inserted before the bracket that closes the quote', () => {
    const after = before.replace('(block)', '(block, height)')
    expect(carried(before, after, 'calling finalize(block)')).toEqual([
      'edited',
      'calling finalize(block, height)',
    ])
    const nested = before.replace('(block)', '(block, of(height))')
    expect(carried(before, nested, 'calling finalize(block)')[1]).toBe(
      'calling finalize(block, of(height))',
    )
  })

  it('takes in what was inserted after the bracket that opens the quote', () => {
    const text = 'The report (published yearly) of the ministry counts forty wooden bridges.'
    const after = text.replace('(published', '(thick, and published')
    expect(carried(text, after, '(published yearly) of the ministry')).toEqual([
      'edited',
      '(thick, and published yearly) of the ministry',
    ])
  })

  it('leaves the insertion alone when the quote has no closing bracket of its own', () => {
    const after = before.replace('(block)', '(block, height)')
    expect(carried(before, after, 'calling finalize(block')).toEqual([
      'exact',
      'calling finalize(block',
    ])
    // The bracket at the end of this quote was opened outside it.
    const open = 'As told (see the long account of the northern bridges) nobody asked about costs.'
    const longer = open.replace('bridges)', 'bridges, book two)')
    expect(carried(open, longer, 'account of the northern bridges)')[1]).toBe(
      'account of the northern bridges',
    )
  })

  it('does not look for the bracket beyond words that stood there before, nor in another line', () => {
    const gone = before.replace('(block)', '(block, height')
    expect(carried(before, gone, 'calling finalize(block)')[1]).toBe('calling finalize(block')
    const later = before.replace('(block)', '(block').replace('list', 'list)')
    expect(carried(before, later, 'calling finalize(block)')[1]).toBe('calling finalize(block')
    const line = before.replace('(block) ', '(block, height\nand depth) ')
    expect(carried(before, line, 'calling finalize(block)')[1]).toBe('calling finalize(block')
  })
})

describe('punctuation at the edge of a quote', () => {
  const before = 'In May the harbour was closed. The fishermen moved north to the old pier.'

  it('does not end in a comma where the quote ended in a full stop', () => {
    const after = before.replace('closed.', 'closed, and remained so.')
    expect(carried(before, after, 'the harbour was closed.')).toEqual([
      'edited',
      'the harbour was closed',
    ])
  })

  it('takes one mark for another of its kind', () => {
    const after = before.replace('closed.', 'closed!')
    expect(carried(before, after, 'the harbour was closed.')[1]).toBe('the harbour was closed!')
  })
})

describe('replaced words at the edge of a quote', () => {
  const opening = 'The council must keep every record of the northern harbour'
  const before = `${opening} in order to please the auditors. This rule costs a great deal of money.`

  it('ends where the sentence ends, not in the next one', () => {
    const after = `${opening}. However, this rule costs a great deal of money.`
    const quote = `${opening} in order to please the auditors.`
    expect(carried(before, after, quote)).toEqual(['edited', `${opening}.`])
    expect(carried(before, after, quote.slice(0, -1))).toEqual(['edited', opening])
  })

  it('takes in the words that replace the lost ones in its own sentence', () => {
    const after = before.replace('in order to please the auditors', 'for the sake of the law')
    expect(carried(before, after, `${opening} in order to please the auditors.`)).toEqual([
      'edited',
      `${opening} for the sake of the law.`,
    ])
  })

  it('begins where the sentence begins', () => {
    const text = 'Nobody answered. Quite obviously the bridges of the northern line need new rails.'
    const after = text.replace('Quite obviously the bridges', 'We waited. Bridges')
    const quote = 'Quite obviously the bridges of the northern line need new rails.'
    expect(carried(text, after, quote)).toEqual([
      'edited',
      'Bridges of the northern line need new rails.',
    ])
  })
})
