import { describe, expect, it } from 'vitest'
import type { Range } from '../model/range.ts'
import { Axis } from './axis.ts'
import { collate } from './collate.ts'
import { lengthOf, overlapOf } from './spans.ts'
import { after, before, denied, doubted, silent } from './statement.fixture.ts'
import { blocked, rangeOf } from './versions.fixture.ts'

const axis = new Axis(collate(blocked(before), blocked(after)).collation)

function onLeft(...quotes: string[]) {
  return axis.footprint(
    'left',
    quotes.map((quote): Range => rangeOf(before, quote)),
  )
}

function onRight(...quotes: string[]) {
  return axis.footprint(
    'right',
    quotes.map((quote): Range => rangeOf(after, quote)),
  )
}

describe('Axis', () => {
  it('lays the same words of both texts on the same place', () => {
    expect(onLeft('Hana Whitcombe')).toEqual(onRight('Hana Whitcombe'))
    expect(onLeft(doubted)).toEqual(onRight(doubted))
  })

  it('takes text of the other side in between, and none at the ends', () => {
    const leftPrint = onLeft('We are joining')
    expect(leftPrint).toEqual(onRight('We are not joining'))
    expect(lengthOf(leftPrint.whole)).toBe('We are not joining'.length)
    expect(onLeft('We are ')).toEqual(onRight('We are '))
  })

  it('takes one reading for the other', () => {
    expect(onLeft('nothing').whole).toEqual(onRight('anything').whole)
    expect(onLeft('nothing').core).toEqual([])
  })

  it('knows what is gone from the other side', () => {
    const { whole, core } = onLeft('whether Canberra had been told')
    expect(lengthOf(whole)).toBe('whether Canberra had been told'.length)
    expect(core).toEqual([])
  })

  it('knows what changed and what moved', () => {
    expect(axis.holdsChange(onLeft('Hana Whitcombe').whole)).toBe(false)
    expect(axis.holdsChange(onLeft(denied).whole)).toBe(true)
    expect(axis.holdsChange(onLeft('Canberra').whole)).toBe(true)
    expect(axis.holdsMove(onLeft(denied).whole)).toBe(false)
    expect(axis.holdsMove(onRight('each step').whole)).toBe(true)
  })

  it('measures ranges with gaps and ranges over several blocks', () => {
    const parts = ['New Zealand', 'Hana Whitcombe'] as const
    expect(overlapOf(onLeft(...parts).whole, onRight(...parts).whole)).toBe(1)
    const across = axis.footprint('left', [[0, before.indexOf(silent)]])
    expect(axis.holdsMove(across.whole)).toBe(true)
    expect(across.core.length).toBeGreaterThan(1)
  })

  it('puts offsets in reading order, those of a moved block where it was', () => {
    const positions = ['NATO', 'Hana', 'tailored', 'Isla', 'Canberra'].map((word) =>
      axis.readingPosition('left', before.indexOf(word)),
    )
    expect(positions).toEqual([...positions].sort((a, b) => a - b))
    expect(axis.readingPosition('right', after.indexOf('Isla'))).toBe(0)
  })
})
