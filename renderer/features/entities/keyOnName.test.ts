import { expect, test } from 'vitest'
import { keyOnName } from './keyOnName.ts'

const line = { left: 'polish, ', match: 'New Zealand and NATO signed', right: ' a programme' }

test('the name in the passage is the key word, and no word is lost', () => {
  const keyed = keyOnName(line, ['North Atlantic Treaty Organization', 'NATO'])
  expect(keyed).toEqual({
    left: 'polish, New Zealand and ',
    match: 'NATO',
    right: ' signed a programme',
  })
})

test('a passage that does not name it stays whole', () => {
  expect(keyOnName(line, ['Wellington'])).toEqual(line)
})
