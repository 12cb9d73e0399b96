import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { AnchorState } from '../model/anchor.ts'
import type { Annotation } from '../model/annotation.ts'
import type { Block } from '../model/block.ts'
import { compareVersions } from './compareVersions.ts'
import { annotation, version } from './versions.fixture.ts'

/*
 * Sixty annotations that a reader placed by hand on both revisions of a real document: their classes, with the
 * places as the reader gave them. See tests/fixtures/README.md.
 */

const folder = new URL('../../tests/fixtures/truth/', import.meta.url)

const Case = z.object({
  n: z.number(),
  start: z.number(),
  end: z.number(),
  expected: z.object({
    state: AnchorState,
    class: z.string(),
    start: z.number().nullable(),
    end: z.number().nullable(),
    alsoClasses: z.array(z.string()).optional(),
  }),
})

function read(name: string): string {
  return readFileSync(new URL(name, folder), 'utf8')
}

/** One paragraph per line, as the texts were written. */
function linesOf(text: string): Block[] {
  return [...text.matchAll(/[^\n]+/g)].map((match) => ({
    start: match.index,
    end: match.index + match[0].length,
    kind: 'paragraph',
  }))
}

const cases = z.array(Case).parse(JSON.parse(read('truth.json')))
const oldText = read('old.txt')
const newText = read('new.txt')

function nameOf(n: number): string {
  return `t${String(n).padStart(2, '0')}`
}

function onLeft({ n, start, end }: z.infer<typeof Case>): Annotation {
  return annotation(oldText, { name: nameOf(n), ranges: [[start, end]] }, [])
}

function onRight({ n, expected }: z.infer<typeof Case>): Annotation {
  const { start, end, state } = expected
  const ranges = start === null || end === null ? [] : [[start, end] as const]
  return annotation(newText, { name: nameOf(n), ranges, state, anchoredBy: 'machine' }, [])
}

describe('the classes that a reader gave sixty annotations', () => {
  const left = version(oldText, cases.map(onLeft), { blocks: linesOf(oldText) })
  const right = version(newText, cases.map(onRight), { blocks: linesOf(newText), revision: 2 })
  const { annotations, counts } = compareVersions(left, right)
  const found = new Map(annotations.map((difference) => [difference.id, difference.class]))

  it.each(cases)('number $n', (one) => {
    const expected = [one.expected.class, ...(one.expected.alsoClasses ?? [])]
    expect(expected).toContain(found.get(onLeft(one).id))
  })

  it('counts all sixty', () => {
    expect(cases).toHaveLength(60)
    expect(Object.values(counts).reduce((sum, count) => sum + count, 0)).toBe(60)
  })
})
