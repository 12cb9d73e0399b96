import { describe, expect, it } from 'vitest'
import type { RichNode, RichText } from '../model/richText.ts'
import { markdownOfRichText, richTextOfMarkdown } from './markdown.ts'
import { plainTextOfRichText } from './plainTextOfRichText.ts'

/** Large enough that anything quadratic runs into the test's time limit. */
const size = 200_000

/** Compared as JSON: a difference in a megabyte is nothing to print. */
function isStable(richText: RichText): boolean {
  const readBack = richTextOfMarkdown(markdownOfRichText(richText))
  return JSON.stringify(readBack) === JSON.stringify(richText)
}

describe('hostile Markdown', () => {
  it.each<[string, string]>([
    ['quotes in quotes', '> '.repeat(size / 2)],
    ['quotes in quotes around a word', `${'>'.repeat(size)}a`],
    ['lists in lists', `${'- '.repeat(size / 2)}a`],
    ['lists in lists, line by line', deeperAndDeeper(600)],
    ['lists and quotes', `${'> - '.repeat(100)}a\n`.repeat(size / 400)],
    ['opening brackets', '['.repeat(size)],
    ['images in images', `${'!['.repeat(size / 5)}${'](y)'.repeat(size / 5)}`],
    ['more images than a call takes arguments', '![](b)'.repeat(150_000)],
    ['half links', '[a]('.repeat(size / 4)],
    ['links', '[a](http://b) '.repeat(size / 14)],
    ['atoms', '[a](variorum:entity/b) '.repeat(size / 23)],
    ['stars', '*'.repeat(size)],
    ['bold in bold', `${'**a '.repeat(size / 8)}${' b**'.repeat(size / 8)}`],
    ['bold words', '**a** '.repeat(size / 6)],
    ['emphasis that does not close', '*a _b '.repeat(size / 6)],
    ['emphasis that crosses', 'a**bc* '.repeat(size / 7)],
    ['backticks', Array.from({ length: 600 }, (_, length) => '`'.repeat(length)).join(' ')],
    ['less-than signs', '<'.repeat(size)],
    ['a wide table', `${'|a'.repeat(size / 4)}\n${'|-'.repeat(size / 4)}`],
    ['a long table', `|a|b|\n|-|-|\n${'|c|d|\n'.repeat(size / 6)}`],
    ['list items', '- a\n'.repeat(size / 4)],
    ['embedded quotes', '> a\n> [r](variorum:highlight/h@1)\n\n'.repeat(size / 40)],
    ['white space', ' '.repeat(size)],
    ['NUL', '\0'.repeat(size)],
  ])('neither hangs nor overflows: %s', (_, markdown) => {
    expect(isStable(richTextOfMarkdown(markdown))).toBe(true)
  })

  it('leaves time for a megabyte of prose', () => {
    const prose = `${'Lorem *ipsum* dolor [sit](https://a.org) amet. '.repeat(20)}\n\n`.repeat(1100)
    expect(prose.length).toBeGreaterThan(1_000_000)
    expect(isStable(richTextOfMarkdown(prose))).toBe(true)
  })

  it('loses no words to deep nesting', () => {
    const richText = richTextOfMarkdown(
      `${'> '.repeat(500)}deep\n\n${'- '.repeat(500)}down\n\nafter`,
    )
    const words = plainTextOfRichText(richText)
    expect(['deep', 'down', 'after'].filter((word) => !words.includes(word))).toEqual([])
    expect(isStable(richText)).toBe(true)
  })

  it('is not written from absurd nesting', () => {
    let node: RichNode = { type: 'paragraph' }
    for (let level = 0; level < 10_000; level++) node = { type: 'blockquote', content: [node] }
    expect(() => markdownOfRichText({ type: 'doc', content: [node] })).toThrow(
      expect.objectContaining({ code: 'invalid_input' }),
    )
  })
})

function deeperAndDeeper(levels: number): string {
  return Array.from({ length: levels }, (_, level) => `${' '.repeat(level)}- a`).join('\n')
}
