import { expect, test } from 'vitest'
import { changeInContext, changesOf, markedText, mergedText } from './changedText.ts'

const before = 'We are joining nothing today.'
const after = 'We are not joining anything today.'
const changes = changesOf(before, after)

test('each text has what the other has not marked', () => {
  const deleted = markedText(before, 'left', changes).filter(({ kind }) => kind === 'deleted')
  const inserted = markedText(after, 'right', changes).filter(({ kind }) => kind === 'inserted')
  expect(deleted.map(({ text }) => text.trim())).toEqual(['nothing'])
  expect(inserted.map(({ text }) => text.trim())).toEqual(['not', 'anything'])
})

test('merged, both texts can still be read', () => {
  const words = mergedText(before, after, changes)
  const without = (kind: string) =>
    words.flatMap((one) => (one.kind === kind ? [] : one.text)).join('')
  expect(without('inserted')).toBe(before)
  expect(without('deleted')).toBe(after)
})

test('texts too long to be compared while the page waits have no marks', () => {
  const long = 'word '.repeat(5000)
  expect(changesOf(long, `${long}more`)).toEqual([])
})

test('a change is shown between whole words of its own line', () => {
  const text = `A line above.\n${'far '.repeat(30)}near the change here and ${'away '.repeat(30)}`
  const start = text.indexOf('change')
  const words = changeInContext(text, [start, start + 6], start, 'deleted')
  expect(words.map(({ kind }) => kind)).toEqual(['same', 'deleted', 'same'])
  expect(words[0]?.text).toMatch(/^… (far )+near the $/)
  expect(words[2]?.text).toMatch(/^ here and (away )*away …$/)
  const missing = changeInContext('one two', null, 4, 'inserted')
  expect(missing.map(({ text: part }) => part)).toEqual(['one ', 'two'])
})
