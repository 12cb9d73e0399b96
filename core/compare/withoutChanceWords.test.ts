import { describe, expect, test } from 'vitest'
import { compareVersions } from './compareVersions.ts'
import { version } from './versions.fixture.ts'

/** What changed between two texts, in words. */
function changesBetween(left: string, right: string): [string | null, string | null][] {
  const { text } = compareVersions(version(left, []), version(right, [], { revision: 2 }))
  const read = (whole: string, range: readonly [number, number] | null) =>
    range === null ? null : whole.slice(...range).trim()
  return text.changes.map((change) => [read(left, change.left), read(right, change.right)])
}

describe('a new paragraph has its words for itself', () => {
  const older = 'The review comes in two years. The government said the costs would be published.'
  const changed = 'The review comes in two years. The government will say what it pays.'
  const added = 'Fiji’s foreign minister said Suva had been told of the programme by telephone.'

  test('whatever a sentence above it lost', () => {
    expect(changesBetween(older, `${changed}\n\n${added}`)).toEqual([
      ['said the costs would be published', 'will say what it pays'],
      [null, added],
    ])
  })

  test('and a paragraph that went likewise', () => {
    expect(changesBetween(`${changed}\n\n${added}`, older)).toEqual([
      ['will say what it pays', 'said the costs would be published'],
      [added, null],
    ])
  })
})

test('a part split off keeps its words, and so does a long run of words in a new paragraph', () => {
  const first = 'Pears are green in the valley of the river this year.'
  const second = 'Nobody knows who will pay for the three bridges over it.'
  expect(changesBetween(`${first} ${second}`, `${first}\n\n${second}`)).toEqual([['', '']])
  const moved =
    'Asked about it on the way home to his house in the hills, the mayor was silent at first.'
  const withRun = `${moved} Then he said, late in the evening: who will pay for the three bridges`
  const changes = changesBetween(`${first}\n\n${second}`, `${first}\n\n${withRun} over it.`)
  expect(changes.some(([, inserted]) => inserted?.includes('who will pay for'))).toBe(false)
})
