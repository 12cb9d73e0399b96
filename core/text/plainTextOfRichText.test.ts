import { describe, expect, it } from 'vitest'
import type { RichNode, RichText } from '../model/richText.ts'
import { richTextOfMarkdown } from './markdown.ts'
import { plainTextOfRichText } from './plainTextOfRichText.ts'

function plain(markdown: string): string {
  return plainTextOfRichText(richTextOfMarkdown(markdown))
}

describe('plainTextOfRichText', () => {
  it('joins blocks by line feeds and drops marks', () => {
    expect(plain('# A **b**\n\n- c\\\n  d\n- `e`\n\n> f\n\n```\ng\nh\n```')).toBe(
      'A b\nc\nd\ne\nf\ng\nh',
    )
  })

  it('has the words of links, embedded quotes and images', () => {
    const markdown = [
      'See [Ada](variorum:entity/e1) and [why](variorum:note/n1).',
      '> as she wrote\n> twice\n> [revision 2](variorum:highlight/h1@2)',
      '![a map](map.png)',
    ]
    expect(plain(markdown.join('\n\n'))).toBe('See Ada and why.\nas she wrote\ntwice\na map')
  })

  it('has a line for each cell and each empty paragraph, none for a rule', () => {
    expect(plain('| a | b |\n| --- | --- |\n| c |\n\n---')).toBe('a\nb\nc\n')
  })

  it('is empty for an empty note', () => {
    expect(plainTextOfRichText({ type: 'doc' })).toBe('')
    expect(plainTextOfRichText({ type: 'doc', content: [{ type: 'paragraph' }] })).toBe('')
  })

  it('refuses absurd nesting', () => {
    let node: RichNode = { type: 'paragraph' }
    for (let level = 0; level < 10_000; level++) node = { type: 'blockquote', content: [node] }
    const note: RichText = { type: 'doc', content: [node] }
    expect(() => plainTextOfRichText(note)).toThrow('nested deeper than 200 levels')
  })
})
