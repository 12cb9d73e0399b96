import { expect, test } from 'vitest'
import { readStartWords } from './startWords.mjs'

test.each([
  [[], undefined, []],
  [['a.variorum'], undefined, ['a.variorum']],
  [['--desktop', 'a.variorum'], 'desktop', ['a.variorum']],
  [['--browser', 'a.variorum', '--no-open'], 'browser', ['a.variorum', '--no-open']],
  [['--no-open'], 'browser', ['--no-open']],
  [['--port=8080'], 'browser', ['--port=8080']],
  [['--port', '8080', '--desktop'], 'browser', ['--port', '8080']],
])('%j', (words, wanted, rest) => {
  expect(readStartWords(words)).toEqual({ wanted, rest })
})
