import { expect, it } from 'vitest'
import { openInMemory } from './open.ts'
import { initialise } from './project.ts'
import { readState } from './state/readState.ts'
import {
  addAnnotator,
  addDocument,
  testAuthor,
  testId,
  testInstant,
} from './testing/sampleProject.ts'

it('a full disk is said so, and changes nothing', () => {
  const connection = openInMemory()
  const writer = initialise(connection, { id: testId(), name: 'full', now: testInstant() })
  const before = readState(connection)
  const pages = connection.value<number>('PRAGMA page_count') ?? 0
  connection.value(`PRAGMA max_page_count = ${pages + 4}`)
  const bytes = Array.from({ length: 20_000 }, (_, index) => (index * 7919) % 9973).join(' ')
  const write = (text: string) =>
    writer.run({ ...testAuthor(), code: 'test', label: 'Test' }, (tx) =>
      addDocument(tx, addAnnotator(tx), text),
    )
  expect(() => write(bytes)).toThrow(expect.objectContaining({ code: 'no_space' }))
  expect(readState(connection)).toEqual(before)
  connection.value(`PRAGMA max_page_count = ${pages + 1000}`)
  expect(write('Small.').operation).not.toBeNull()
  connection.close()
})
