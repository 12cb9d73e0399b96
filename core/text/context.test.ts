import { describe, expect, it } from 'vitest'
import { contextOf } from './context.ts'

describe('contextOf', () => {
  it('is what stands before the first range and after the last', () => {
    const ranges = [[4, 7] as const, [12, 15] as const]
    expect(contextOf('one two and six end', ranges, 4)).toEqual({ prefix: 'one ', suffix: ' end' })
  })

  it('is 32 units long, shorter at the ends of the text', () => {
    const text = `${'a'.repeat(40)}X${'b'.repeat(10)}`
    expect(contextOf(text, [[40, 41]])).toEqual({ prefix: 'a'.repeat(32), suffix: 'b'.repeat(10) })
    expect(contextOf('X', [[0, 1]])).toEqual({ prefix: '', suffix: '' })
  })

  it('drops the half of a pair that it would cut', () => {
    expect(contextOf('😀aXb😀', [[3, 4]], 2)).toEqual({ prefix: 'a', suffix: 'b' })
    expect(contextOf('😀aXb😀', [[3, 4]], 3)).toEqual({ prefix: '😀a', suffix: 'b😀' })
  })

  it('keeps lone surrogates, NUL and line feeds', () => {
    expect(contextOf('\ud83d\n\0X\0\n\ude00', [[3, 4]], 3)).toEqual({
      prefix: '\ud83d\n\0',
      suffix: '\0\n\ude00',
    })
  })

  it('refuses to be asked without ranges', () => {
    expect(() => contextOf('a', [])).toThrow(expect.objectContaining({ code: 'invalid_input' }))
  })
})
