import { expect, test } from 'vitest'
import { threadNotes } from './noteThreads.ts'

function note(id: string, parentId: string | null, created: string) {
  return { id, parentId, created }
}

function numbers(notes: ReturnType<typeof note>[]): string[] {
  return threadNotes(notes).map(({ note: { id }, number, repliesTo }) =>
    [number, id, repliesTo ?? ''].join(' ').trim(),
  )
}

test('replies follow what they answer, oldest first on each level', () => {
  const notes = [
    note('later', null, '2'),
    note('second reply', 'first', '5'),
    note('first', null, '1'),
    note('reply', 'first', '3'),
    note('deeper', 'reply', '4'),
  ]
  expect(numbers(notes)).toEqual([
    '1 first',
    '1.1 reply 1',
    '1.1.1 deeper 1.1',
    '1.2 second reply 1',
    '2 later',
  ])
})

test('a reply to a note that is not there starts a thread', () => {
  expect(numbers([note('reply', 'gone', '1')])).toEqual(['1 reply'])
})

test('a ring of replies loses no note', () => {
  const ring = [note('a', 'b', '1'), note('b', 'a', '2'), note('self', 'self', '3')]
  expect(numbers(ring)).toEqual(['1 a', '1.1 b 1', '2 self'])
})

test('a very long line of replies is no trouble', () => {
  const notes = Array.from({ length: 3000 }, (_, index) =>
    note(`n${index}`, index === 0 ? null : `n${index - 1}`, '1'),
  )
  expect(threadNotes(notes)).toHaveLength(3000)
})
