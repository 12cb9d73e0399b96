import { describe, expect, it } from 'vitest'
import {
  ALONE,
  DIGIT,
  JOINER,
  LETTER,
  MARK,
  POINT,
  SEPARATOR,
  SURROGATE,
  wordClassTable,
} from './wordClasses.ts'

const letter = /[\p{L}\p{N}]/u
const mark = /\p{M}/u
const unspaced =
  /[\p{scx=Han}\p{scx=Hiragana}\p{scx=Katakana}\p{scx=Thai}\p{scx=Lao}\p{scx=Khmer}\p{scx=Myanmar}]/u
const digit = /\p{Nd}/u
const points = '.,:\u066b\u066c\uff0c\uff0e\uff1a'
const joiners = "'’-\u2010\u2011\u00ad\u200c\u200d\u2060"

/** The class that this engine's own Unicode properties give. To renew the runs, write these down. */
function classOf(codePoint: number): number {
  if (codePoint >= 0xd800 && codePoint < 0xe000) return SURROGATE
  const character = String.fromCodePoint(codePoint)
  if (letter.test(character)) {
    if (codePoint >= 0xe00 && unspaced.test(character)) return ALONE
    return digit.test(character) ? DIGIT : LETTER
  }
  if (mark.test(character)) return MARK
  if (points.includes(character)) return POINT
  return joiners.includes(character) ? JOINER : SEPARATOR
}

describe('wordClassTable', () => {
  it('says what the Unicode properties say of every character that both know', () => {
    const table = wordClassTable()
    const differing: string[] = []
    for (let codePoint = 0; codePoint < 0x110000; codePoint++) {
      const isKnown =
        table[codePoint] !== SEPARATOR && !/\p{Cn}/u.test(String.fromCodePoint(codePoint))
      if (isKnown && table[codePoint] !== classOf(codePoint)) differing.push(codePoint.toString(16))
    }
    expect(differing).toEqual([])
  })

  it('knows every letter, digit and mark of the basic plane that has been there for years', () => {
    const table = wordClassTable()
    for (let codePoint = 0; codePoint < 0xa000; codePoint++) {
      if (classOf(codePoint) !== SEPARATOR) expect(table[codePoint]).not.toBe(SEPARATOR)
    }
  })

  it('covers all planes', () => {
    const table = wordClassTable()
    expect(table.length).toBe(0x110000)
    const of = (character: string) => table[character.codePointAt(0) ?? 0]
    expect(
      ['a', '9', '½', '٣', '東', 'か', '𠮷', '𝒳', '\u0301', '’', '.', '😀', ' '].map(of),
    ).toEqual([
      LETTER,
      DIGIT,
      LETTER,
      DIGIT,
      ALONE,
      ALONE,
      ALONE,
      LETTER,
      MARK,
      JOINER,
      POINT,
      SEPARATOR,
      SEPARATOR,
    ])
  })
})
