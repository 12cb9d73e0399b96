import { expect, test } from 'vitest'
import { crossingsAt } from './crossings.ts'
import { inksOfRows, overviewTicks } from './overviewTicks.ts'
import { type Crossing, type RowMeasures, rowWires } from './wires.ts'

function measures(given: Partial<RowMeasures> = {}): RowMeasures {
  return {
    width: 176,
    height: 100,
    extents: { left: new Map(), right: new Map() },
    tokens: new Map(),
    ...given,
  }
}

const token = { left: 40, right: 130, middle: 12, hasWire: true }

test('the shorter of two that overlap has the stripe nearest the words', () => {
  const left = new Map([
    ['long', { top: 0, bottom: 80 }],
    ['short', { top: 20, bottom: 40 }],
    ['apart', { top: 84, bottom: 96 }],
  ])
  const right = new Map([['long', { top: 0, bottom: 80 }]])
  const { stripes } = rowWires(measures({ extents: { left, right } }), [])
  expect(stripes.map(({ key, side, x }) => [key, side, x])).toEqual([
    ['apart', 'left', 4],
    ['short', 'left', 4],
    ['long', 'left', 10],
    ['long', 'right', 169],
  ])
})

test('a fourth stripe beside three has no room', () => {
  const extent = { top: 0, bottom: 20 }
  const left = new Map(['a', 'b', 'c', 'd'].map((key) => [key, extent]))
  const { stripes } = rowWires(measures({ extents: { left, right: new Map() } }), [])
  expect(stripes.map(({ key }) => key)).toEqual(['a', 'b', 'c'])
})

test('a wire goes from the stripe to the token and from the token on; quiet ones have none', () => {
  const extents = {
    left: new Map([['a', { top: 30, bottom: 60 }]]),
    right: new Map([['a', { top: 50, bottom: 80 }]]),
  }
  const { wires } = rowWires(measures({ extents, tokens: new Map([['a', token]]) }), [])
  expect(wires.map(({ path }) => path)).toEqual([
    'M7 40.5C20 40.5 27 12 40 12',
    'M130 12C143 12 156 60.5 169 60.5',
  ])
  const quiet = new Map([['a', { ...token, hasWire: false }]])
  expect(rowWires(measures({ extents, tokens: quiet }), []).wires).toEqual([])
})

test('what moved hangs together over the rows between', () => {
  const wires = [{ key: 'a', leftRow: 5, tokenRow: 2, lane: 0 }]
  const at = (row: number) => crossingsAt(wires, row)
  expect([at(1), at(6)]).toEqual([[], []])
  expect(at(2)).toEqual([{ key: 'a', lane: 0, part: 'token', towards: 'bottom' }])
  expect(at(3)).toEqual([{ key: 'a', lane: 0, part: 'between', towards: 'top' }])
  expect(at(5)).toEqual([{ key: 'a', lane: 0, part: 'left', towards: 'top' }])
  const between: Crossing = { key: 'a', lane: 0, part: 'between', towards: 'top' }
  expect(rowWires(measures(), [between]).wires).toEqual([{ key: 'a', path: 'M14 0V100' }])
})

test('ticks that fall together become the weightiest one', () => {
  const change = (kind: 'insert' | 'delete' | 'replace' | 'move', row: number | null) =>
    ({
      kind: 'text',
      key: `${kind}-${row}`,
      index: 0,
      row,
      offset: 0,
      change: { kind, left: null, right: null, at: [0, 0] },
    }) as const
  const rows = inksOfRows([
    change('insert', 10),
    change('move', 10),
    change('insert', 12),
    change('delete', 60),
    change('insert', null),
  ])
  const ticks = overviewTicks(rows, (row) => row / 100, 10)
  expect(ticks).toEqual([
    { side: 'left', at: 0.1, ink: 'moved' },
    { side: 'left', at: 0.6, ink: 'deleted' },
    { side: 'right', at: 0.1, ink: 'moved' },
  ])
})
