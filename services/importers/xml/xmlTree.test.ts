import { describe, expect, test } from 'vitest'
import { attribute, childNamed, descendantsNamed, parseXml, textOf } from './xmlTree.ts'

describe('XML of a file', () => {
  test('is a tree of elements by local name and attributes as written', () => {
    const tree = parseXml('<a:r xmlns:a="x" a:id="1">t<b>u<![CDATA[<v>]]></b></a:r>', 'it')
    expect(tree.name).toBe('r')
    expect(attribute(tree, 'id')).toBe('1')
    expect(textOf(tree)).toBe('tu<v>')
    expect(childNamed(tree, 'b')?.children).toEqual(['u', '<v>'])
    expect(descendantsNamed(tree, 'none')).toEqual([])
  })

  test.each([
    ['an external entity', '<!DOCTYPE r [<!ENTITY e SYSTEM "file:///etc/passwd">]><r>&e;</r>'],
    ['an entity of its own', '<!DOCTYPE r [<!ENTITY a "b">]><r>&a;</r>'],
    ['no end', '<r><b>'],
    ['nothing', ''],
  ])('with %s is refused', (_, source) => {
    expect(() => parseXml(source, 'the file')).toThrow(expect.objectContaining({ code: 'corrupt' }))
  })

  test('nested absurdly is refused', () => {
    expect(() => parseXml('<a>'.repeat(100_000), 'it')).toThrow(
      expect.objectContaining({ code: 'too_large' }),
    )
  })

  test('with a declaration that nothing uses is read', () => {
    expect(
      parseXml('<!DOCTYPE r PUBLIC "-//X" "http://127.0.0.1:1/x.dtd"><r>x</r>', 'it').name,
    ).toBe('r')
  })
})
