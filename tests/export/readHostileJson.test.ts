import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { locateImported } from '../../core/export/locateImported.ts'
import { readJsonLd } from '../../core/export/readJsonLd.ts'
import { AppError } from '../../core/model/error.ts'

function codesOf(text: string): string[] {
  return readJsonLd(text).report.map(({ code }) => code)
}

function annotation(more: object): string {
  return JSON.stringify({ id: 'urn:x:1', type: 'Annotation', target: 'urn:x:2', ...more })
}

describe('hostile files', () => {
  test('nested absurdly are refused', () => {
    expect(() => readJsonLd('['.repeat(100_000))).toThrow(AppError)
    const deepBody = `${'{"type":"Choice","items":['.repeat(200)}1${']}'.repeat(200)}`
    expect(codesOf(annotation({}).replace('"target"', `"body":${deepBody},"target"`))).toEqual([
      'body_choice',
      'body_unknown',
    ])
  })

  test('cannot reach a prototype', () => {
    const text =
      '{"@context":"http://www.w3.org/ns/anno.jsonld","id":"urn:x:1","type":"Annotation","target":"urn:x:2","__proto__":{"polluted":true,"body":"urn:x:3"},"constructor":{"prototype":{"polluted":true}}}'
    const [read] = readJsonLd(text).annotations
    expect(read?.notes).toEqual([])
    expect(Object.hasOwn(Object.prototype, 'polluted')).toBe(false)
    expect(Reflect.get({}, 'polluted')).toBeUndefined()
  })

  test('with relations that nobody could name, or of nothing, leave these out with a report', () => {
    const uuid = (tail: string) => `urn:uuid:01920000-0000-${tail}`
    const relation = {
      ...{ id: uuid('7000-8000-000000000001'), motivation: 'linking', target: ['urn:x:2'] },
      'variorum:from': { id: uuid('7000-8000-000000000002') },
      'variorum:to': { id: uuid('7000-8000-000000000003') },
      body: { type: 'TextualBody', value: 'knows' },
    }
    expect(readJsonLd(annotation(relation)).relations).toHaveLength(1)
    for (const spoiled of [
      { id: uuid('0000-0000-000000000001') },
      { 'variorum:to': relation['variorum:from'] },
      { 'variorum:from': 'urn:x:2' },
      { body: { value: ' ' } },
      { body: [] },
    ]) {
      const text = annotation({ ...relation, ...spoiled })
      expect(readJsonLd(text)).toMatchObject({ relations: [], annotations: [] })
      expect(codesOf(text)).toEqual(['relation'])
    }
  })

  test('with half characters and impossible numbers are read with a report', () => {
    const selector = [
      { type: 'TextPositionSelector', start: 0, end: 'too much' },
      { type: 'TextQuoteSelector', exact: '\ud83d lone' },
    ]
    const target = { source: 'urn:x:2', selector }
    const text = annotation({ target }).replace('"too much"', '9007199254740993')
    expect(codesOf(text)).toEqual(['position_invalid', 'quote_not_unicode'])
    expect(
      codesOf('{"text":"\\ud83d lone","start":0,"end":9007199254740993,"target":"urn:x:2"}'),
    ).toEqual(['id_missing'])
  })

  test('that hold no annotations are refused in words', () => {
    for (const text of ['{}', '1', '"x"', 'null', '{"a":{"items":[]}}']) {
      expect(() => readJsonLd(text)).toThrow('no annotations in this file')
    }
    expect(() => readJsonLd('<html>')).toThrow(/^not JSON/)
  })

  test('of any shape are read or refused, nothing else', () => {
    const names = fc.constantFrom(
      'id',
      'type',
      'target',
      'body',
      'selector',
      'source',
      'exact',
      'start',
      'end',
      'value',
      'purpose',
      'creator',
      'created',
      'items',
      'first',
      'next',
      'uri',
      'references',
      'tags',
      'text',
      '__proto__',
      'constructor',
      '@list',
      '@value',
      'variorum:path',
      'variorum:codes',
      'variorum:content',
      'variorum:evidence',
      'refinedBy',
      'state',
      'sourceDate',
      'name',
      'motivation',
      'format',
    )
    const words = fc.constantFrom(
      'Annotation',
      'TextQuoteSelector',
      'TextPositionSelector',
      'tagging',
      'identifying',
      'linking',
      'replying',
      'urn:x:1',
      'text/html',
      '{"type":"doc"}',
      '2026',
      '\ud800',
      'Choice',
    )
    const { node } = fc.letrec((tie) => ({
      node: fc.oneof(
        { depthSize: 'small' },
        words,
        fc.string(),
        fc.double(),
        fc.constant(null),
        fc.array(tie('node'), { maxLength: 4 }),
        fc.dictionary(names, tie('node'), { maxKeys: 6, noNullPrototype: true }),
      ),
    }))
    fc.assert(
      fc.property(node, (value) => {
        const text = JSON.stringify([
          value,
          { type: 'Annotation', target: value, body: value },
          value,
        ])
        try {
          const file = readJsonLd(text)
          locateImported('some text', file.annotations, file.documentedUnit)
        } catch (error) {
          expect(error).toBeInstanceOf(AppError)
        }
      }),
      { numRuns: 1000 },
    )
  })
})
