import { expect, test } from 'vitest'
import { countStates } from './countStates.ts'

const none = { exact: 0, shifted: 0, edited: 0, ambiguous: 0, orphan: 0 }

test('every state is counted, those without any as none', () => {
  expect(countStates(['edited', 'exact', 'exact'])).toEqual({ ...none, exact: 2, edited: 1 })
  expect(countStates([])).toEqual(none)
})
