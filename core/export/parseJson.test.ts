import { describe, expect, test } from 'vitest'
import { AppError } from '../model/error.ts'
import { MAX_JSON_DEPTH, parseJson } from './parseJson.ts'

function codeOf(run: () => unknown): string | null {
  try {
    run()
  } catch (error) {
    if (error instanceof AppError) return error.code
    throw error
  }
  return null
}

describe('JSON from outside', () => {
  test('is refused when nested absurdly, before anything recursive sees it', () => {
    expect(codeOf(() => parseJson('['.repeat(200_000)))).toBe('too_large')
    expect(codeOf(() => parseJson('{"a":'.repeat(200_000)))).toBe('too_large')
    const deepest = '['.repeat(MAX_JSON_DEPTH) + ']'.repeat(MAX_JSON_DEPTH)
    expect(codeOf(() => parseJson(deepest))).toBeNull()
    expect(codeOf(() => parseJson(`[${deepest}]`))).toBe('too_large')
  })

  test('may hold any brackets in its strings', () => {
    const value = { text: `${'['.repeat(600)}"\\" ${'{'.repeat(600)}` }
    expect(parseJson(JSON.stringify(value))).toEqual(value)
  })

  test('may start with a byte order mark', () => {
    expect(parseJson('\uFEFF[1]')).toEqual([1])
  })

  test('is refused in words when it is none', () => {
    for (const text of ['', '{', '[1,]', 'nothing', '"\\"', '{"a":1}}']) {
      expect(codeOf(() => parseJson(text))).toBe('invalid_input')
    }
  })
})
