import { describe, expect, it } from 'vitest'
import type { Annotation } from '../model/annotation.ts'
import { compareVersions } from './compareVersions.ts'
import { after, before } from './statement.fixture.ts'
import { annotation, coding, idOf, version } from './versions.fixture.ts'

describe('pairAnnotations', () => {
  const on = (text: string, name: string, quote: string, given: Partial<Annotation> = {}) =>
    annotation(text, { name, ...given }, [quote])

  function namesOf(left: readonly Annotation[], right: readonly Annotation[], rightText = before) {
    const { annotations } = compareVersions(version(before, left), version(rightText, right))
    return annotations.map(({ left: one, right: other, paired }) => [one?.id, other?.id, paired])
  }

  it('counts an annotation of one side alone as lost or new', () => {
    const left = [on(before, 'a', 'joint work')]
    const right = [on(before, 'b', 'Hana Whitcombe')]
    const { annotations, counts } = compareVersions(version(before, left), version(before, right))
    expect(annotations.map(({ details }) => details)).toEqual([
      [{ kind: 'lost', reason: 'deleted' }],
      [{ kind: 'new', reason: 'added' }],
    ])
    expect(counts).toMatchObject({ lost: 1, new: 1, kept: 0 })
  })

  it('pairs by id even where another overlaps more', () => {
    const left = [on(before, 'a', 'joint work')]
    const right = [on(before, 'a', 'Hana Whitcombe'), on(before, 'b', 'joint work')]
    expect(namesOf(left, right)).toEqual([
      [idOf('a'), idOf('a'), 'id'],
      [undefined, idOf('b'), null],
    ])
  })

  it('pairs the rest by greatest overlap, one to one', () => {
    const left = [on(before, 'a', 'Hana Whitcombe, the deputy'), on(before, 'b', 'Hana Whitcombe')]
    const right = [on(before, 'c', 'Hana Whitcombe, the'), on(before, 'd', 'said Hana Whitcombe')]
    expect(namesOf(left, right)).toEqual([
      [idOf('a'), idOf('c'), 'overlap'],
      [idOf('b'), idOf('d'), 'overlap'],
    ])
  })

  it('does not pair what shares less than half', () => {
    const left = [on(before, 'a', 'joint work')]
    const right = [on(before, 'b', 'signed a three-year programme of joint work')]
    expect(namesOf(left, right)).toHaveLength(2)
  })

  it('pairs across revisions: moved, reworded and grown passages', () => {
    const left = [
      on(before, 'a', 'each step is small'),
      on(before, 'b', 'We are joining nothing'),
      on(before, 'c', 'three-year programme'),
    ]
    const right = [
      on(after, 'd', 'each step is small'),
      on(after, 'e', 'We are not joining anything'),
      on(after, 'f', 'three-year programme of'),
    ]
    expect(namesOf(left, right, after)).toEqual([
      [idOf('c'), idOf('f'), 'overlap'],
      [idOf('b'), idOf('e'), 'overlap'],
      [idOf('a'), idOf('d'), 'overlap'],
    ])
  })

  it('pairs stacked highlights in the order of their ids', () => {
    const left = ['d', 'a', 'g'].map((name) => on(before, name, 'joint work'))
    const right = ['c', 'f'].map((name) => on(before, name, 'joint work'))
    expect(namesOf(left, right)).toEqual([
      [idOf('a'), idOf('c'), 'overlap'],
      [idOf('d'), idOf('f'), 'overlap'],
      [idOf('g'), undefined, null],
    ])
  })

  it('names a pair with two ids by the older one, and compares codes without annotators', () => {
    const left = [on(before, 'b', 'joint work', { codings: [coding('risk', 'Ana')] })]
    const right = [on(before, 'a', 'joint work', { codings: [coding('risk', 'Ben')] })]
    const { annotations } = compareVersions(version(before, left), version(before, right))
    expect(annotations).toMatchObject([{ id: idOf('a'), class: 'kept', details: [] }])
  })
})
