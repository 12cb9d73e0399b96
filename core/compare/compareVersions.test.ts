import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { AnnotatedVersion } from '../model/version.ts'
import { compareVersions } from './compareVersions.ts'
import { Comparison } from './comparison.ts'
import { comparisonSteps } from './comparisonSteps.ts'
import { anyVersions, canonical, mirrored } from './comparisons.fixture.ts'
import { after, before, denied, doubted, onPassage, signed, silent } from './statement.fixture.ts'
import { annotation, coding, idOf, mention, note, rangeOf, version } from './versions.fixture.ts'

function only(versions: [AnnotatedVersion, AnnotatedVersion]) {
  const { annotations, counts } = compareVersions(...versions)
  expect(annotations).toHaveLength(1)
  const [difference] = annotations
  if (!difference) throw new Error('no annotation')
  expect(counts[difference.class]).toBe(1)
  return difference
}

function kinds(versions: [AnnotatedVersion, AnnotatedVersion]): string[] {
  const difference = only(versions)
  return [difference.class, ...difference.details.map(({ kind }) => kind)]
}

describe('compareVersions, the text', () => {
  it('sees a quote reworded, a paragraph cut and a paragraph moved each as such', () => {
    const { text, blocks } = compareVersions(version(before), version(after))
    const inWords = text.changes.map(({ kind, left, right }) => [
      kind,
      left && before.slice(...left),
      right && after.slice(...right),
    ])
    expect(inWords).toEqual([
      ['insert', null, 'not '],
      ['replace', 'nothing', 'anything'],
      ['move', `\n\n${doubted}`, `${doubted}\n\n`],
      ['delete', `\n\n${silent}`, null],
    ])
    expect(text).toMatchObject({ insertedWords: 2, deletedWords: 15, movedBlocks: 1 })
    expect(blocks.map(({ relation }) => relation)).toEqual([
      'moved',
      'equal',
      'changed',
      'equal',
      'deleted',
    ])
  })

  it('says which versions were compared', () => {
    const left = version(before, [], { snapshot: 'before-revision-2' })
    const right = version(after, [], { revision: 2, annotators: ['Ana', 'Ben'] })
    expect(compareVersions(left, right)).toMatchObject({
      left: {
        document: idOf('document'),
        title: 'Joint statement',
        revision: 1,
        snapshot: 'before-revision-2',
        annotators: null,
      },
      right: { revision: 2, snapshot: null, annotators: ['Ana', 'Ben'] },
    })
  })
})

describe('compareVersions, one annotation on both sides', () => {
  it('kept: nothing is different', () => {
    expect(kinds(onPassage(before, before, 'joining nothing'))).toEqual(['kept'])
  })

  it('shifted: the same words at other offsets', () => {
    expect(kinds(onPassage(before, `Updated on Friday.\n\n${before}`, 'joint work'))).toEqual([
      'shifted',
      'shifted',
    ])
  })

  it('moved: in a moved block', () => {
    const difference = only(onPassage(before, after, 'each step is small'))
    expect(difference.class).toBe('moved')
    expect(difference.details).toEqual([{ kind: 'moved', leftBlock: 3, rightBlock: 0 }])
  })

  it('moved: a sentence cut here and put in there', () => {
    const sentence = 'Eleven frigates will visit Auckland harbour in late November.'
    const left = `${signed} ${sentence}\n\n${denied}\n\n${silent}`
    const right = `${signed}\n\n${denied}\n\n${silent} ${sentence}`
    expect(kinds(onPassage(left, right, sentence))).toEqual(['moved', 'moved'])
  })

  it('text-changed: with both readings and the words between', () => {
    const difference = only(
      onPassage(before, after, 'We are joining nothing', 'We are not joining anything'),
    )
    expect(difference.class).toBe('text-changed')
    expect(difference.details).toEqual([
      {
        kind: 'text-changed',
        before: 'We are joining nothing',
        after: 'We are not joining anything',
        changes: [
          { kind: 'insert', left: null, right: [7, 11], at: [7, 7] },
          { kind: 'replace', left: [15, 22], right: [19, 27], at: [15, 19] },
        ],
      },
    ])
  })

  it('text-changed: the last words under it were cut', () => {
    const right = before.replace(' who led the talks in spring', '')
    expect(
      kinds(onPassage(before, right, 'deputy secretary who led the talks', 'deputy secretary')),
    ).toEqual(['text-changed', 'text-changed'])
  })

  it('text-changed and moved: an edit inside a moved block', () => {
    const right = after.replace('each step is small', 'each step is tiny')
    expect(kinds(onPassage(before, right, 'each step is small', 'each step is tiny'))).toEqual([
      'text-changed',
      'text-changed',
      'moved',
    ])
  })

  it('resized: other bounds on the same text', () => {
    const difference = only(onPassage(before, before, 'joining nothing', 'We are joining nothing'))
    expect(difference.class).toBe('resized')
    expect(difference.details).toEqual([
      { kind: 'resized', before: 'joining nothing', after: 'We are joining nothing' },
    ])
  })

  it('resized: by a person, though the text changed elsewhere', () => {
    expect(
      kinds(onPassage(before, after, 'deputy secretary', 'the deputy secretary who led')),
    ).toEqual(['resized', 'resized'])
  })

  it('resized: put on the same words at another place', () => {
    const text = 'Peace came late. Nobody had expected peace at all, and the peace held.'
    const left = annotation(text, { name: 'h', ranges: [rangeOf(text, 'peace', 1)] }, [])
    const right = annotation(text, { name: 'h', ranges: [rangeOf(text, 'peace', 2)] }, [])
    expect(kinds([version(text, [left]), version(text, [right])])).toEqual(['resized', 'resized'])
  })

  it('text-changed and resized: a person took in more words as well', () => {
    const quotes = ['joining nothing', 'not joining anything,” said Hana'] as const
    expect(kinds(onPassage(before, after, ...quotes))).toEqual([
      'text-changed',
      'text-changed',
      'resized',
    ])
    const machine = { state: 'edited', anchoredBy: 'machine' } as const
    expect(kinds(onPassage(before, after, ...quotes, {}, machine))).toEqual([
      'text-changed',
      'text-changed',
    ])
  })

  it('resized: one range became two', () => {
    const two = { ranges: [rangeOf(before, 'New Zealand'), rangeOf(before, 'NATO')] }
    expect(kinds(onPassage(before, before, 'New Zealand and NATO', '', {}, two))).toEqual([
      'resized',
      'resized',
    ])
  })

  it('re-coded: codes of the two sides, by whom', () => {
    const left = { codings: [coding('risk'), coding('money', 'Ben')] }
    const right = { codings: [coding('risk'), coding('risk/cyber')] }
    const difference = only(onPassage(before, before, 'joint work', 'joint work', left, right))
    expect(difference.class).toBe('re-coded')
    expect(difference.details).toEqual([
      {
        kind: 're-coded',
        added: ['risk/cyber'],
        removed: ['money'],
        addedBy: ['Ana'],
        removedBy: ['Ben'],
      },
    ])
  })

  it('re-coded: the same code by another annotator, on the same annotation', () => {
    const left = { codings: [coding('risk', 'Ana')] }
    const right = { codings: [coding('risk', 'Ben')] }
    const { details } = only(onPassage(before, before, 'joint work', 'joint work', left, right))
    expect(details).toMatchObject([{ added: ['risk'], removed: ['risk'], addedBy: ['Ben'] }])
  })

  it('links-changed: an entity, a role or a state', () => {
    const left = { mentions: [mention('NATO'), mention('Ana')] }
    const right = { mentions: [mention('NATO', { role: 'speaker' }), mention('Ana')] }
    const difference = only(onPassage(before, before, 'joint work', 'joint work', left, right))
    expect(difference.class).toBe('links-changed')
    expect(difference.details).toMatchObject([
      {
        added: [{ label: 'NATO', role: 'speaker' }],
        removed: [{ label: 'NATO', role: 'mention' }],
      },
    ])
  })

  it('note-edited: changed, added and removed', () => {
    const left = { notes: [note('n1', 'A slogan.'), note('n2', 'See p. 4.')] }
    const right = { notes: [note('n1', 'A plan.'), note('n3', 'New here.')] }
    const difference = only(onPassage(before, before, 'joint work', 'joint work', left, right))
    expect(difference.class).toBe('note-edited')
    expect(difference.details).toMatchObject([
      {
        noteId: idOf('n1'),
        before: 'A slogan.',
        after: 'A plan.',
        changes: [{ kind: 'replace', left: [2, 8], right: [2, 6] }],
      },
      { noteId: idOf('n2'), before: 'See p. 4.', after: null },
      { noteId: idOf('n3'), before: null, after: 'New here.' },
    ])
  })

  it('the class is the weightiest, details list all', () => {
    const left = { codings: [coding('risk')], notes: [note('n', 'Before.')] }
    const right = { mentions: [mention('NATO')], notes: [note('n', 'After.')] }
    expect(kinds(onPassage(before, after, 'joint work', 'joint work', left, right))).toEqual([
      're-coded',
      're-coded',
      'links-changed',
      'note-edited',
      'shifted',
    ])
  })

  it('lost: no place on the right, and why', () => {
    const orphan = only(onPassage(before, after, 'whether Canberra', ''))
    expect(orphan).toMatchObject({ class: 'lost', details: [{ kind: 'lost', reason: 'orphan' }] })
    const ambiguous = { state: 'ambiguous' } as const
    const unsure = only(onPassage(before, after, 'whether Canberra', '', {}, ambiguous))
    expect(unsure.details).toEqual([{ kind: 'lost', reason: 'ambiguous' }])
  })

  it('new: no place on the left', () => {
    const placed = only(onPassage(after, before, '', 'whether Canberra'))
    expect(placed).toMatchObject({ class: 'new', details: [{ kind: 'new', reason: 'orphan' }] })
  })

  it('without a place on either side: the rest is compared', () => {
    expect(kinds(onPassage(before, after, '', ''))).toEqual(['kept'])
    const coded = { codings: [coding('risk')] }
    expect(kinds(onPassage(before, after, '', '', {}, coded))).toEqual(['re-coded', 're-coded'])
  })
})

describe('compareVersions, always', () => {
  it('has the shape that the API promises', () => {
    fc.assert(
      fc.property(anyVersions, ([left, right]) => {
        const comparison = compareVersions(left, right)
        expect(Comparison.parse(comparison)).toEqual(comparison)
      }),
    )
  })

  it('finds nothing between a version and itself', () => {
    fc.assert(
      fc.property(anyVersions, ([same]) => {
        const { text, annotations, counts } = compareVersions(same, same)
        expect(text).toEqual({ insertedWords: 0, deletedWords: 0, movedBlocks: 0, changes: [] })
        expect(counts.kept).toBe(same.annotations.length)
        expect(annotations.flatMap(({ details }) => details)).toEqual([])
      }),
    )
  })

  it('counts every annotation of either side once', () => {
    fc.assert(
      fc.property(anyVersions, ([left, right]) => {
        const { annotations, counts } = compareVersions(left, right)
        const ids = (side: 'left' | 'right') =>
          annotations.flatMap((difference) => difference[side]?.id ?? []).sort()
        expect(ids('left')).toEqual(left.annotations.map(({ id }) => id).sort())
        expect(ids('right')).toEqual(right.annotations.map(({ id }) => id).sort())
        const total = Object.values(counts).reduce((sum, count) => sum + count, 0)
        expect(total).toBe(annotations.length)
      }),
    )
  })

  it('says the same from the other side', () => {
    fc.assert(
      fc.property(anyVersions, ([left, right]) => {
        const there = compareVersions(left, right)
        const back = compareVersions(right, left)
        expect(canonical(mirrored(back))).toEqual(canonical(there))
      }),
      { numRuns: 250 },
    )
  })
})

describe('its steps', () => {
  it('are told as often as it is said that they are', () => {
    let told = 0
    compareVersions(version(before), version(after), 'nothing', () => {
      told++
    })
    expect(told).toBe(comparisonSteps)
  })
})
