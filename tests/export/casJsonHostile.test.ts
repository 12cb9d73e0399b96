import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { AppError } from '../../core/model/error.ts'
import { readAnnotationFile } from '../../services/annotationImport/readAnnotationFile.ts'
import {
  casOf,
  codesIn,
  readCas,
  readZip,
  remarks,
  SPAN,
  type,
  types,
  wordsIn,
} from './casFixture.ts'

describe('hostile files', () => {
  test('nested absurdly, or no CAS at all, are refused in one error', async () => {
    const deep = `{"%TYPES": ${'['.repeat(100_000)}`
    await expect(readCas(Buffer.from(deep))).rejects.toMatchObject({ code: 'too_large' })
    await expect(readCas(Buffer.from('{"%TYPES": '))).rejects.toMatchObject({
      code: 'invalid_input',
    })
    for (const text of ['{}', '[]', '1', 'null', '{"a": {"%TYPES": {}}}']) {
      const file = { name: 'a', bytes: Buffer.from(text), format: 'casjson' } as const
      await expect(readAnnotationFile(file)).rejects.toMatchObject({ code: 'unsupported' })
    }
    await expect(readZip({ 'a.json': '{}' })).rejects.toMatchObject({ code: 'unsupported' })
  })

  test('with rings of types and of references end', async () => {
    const ring = { ...type('A', 'B'), ...type('B', 'A') }
    const cas = casOf('One two.', [
      { '%TYPE': 'A', begin: 0, end: 3, '@next': 3 },
      { '%TYPE': SPAN, begin: 4, end: 7, '@next': 2, '@self': 3 },
    ])
    const project = await readCas({ ...cas, '%TYPES': { ...types, ...ring } })
    expect(wordsIn(project)).toEqual(['two'])
    expect(remarks(project)).toEqual(['cas_no_annotation', 'cas_references'])
    const code = (id: number, parent: number) => ({
      ...{ '%ID': id, '%TYPE': 'variorum.Code', '@sofa': null, '@parent': parent, name: `${id}` },
      codeId: `01920000-0000-7000-8000-00000000000${id}`,
    })
    const codes = await readCas(casOf('One.', [code(2, 3), code(3, 2)]))
    expect(codes.codes.map(({ path }) => path.length)).toEqual([2, 2])
  })

  test('with a ladder of three thousand types are read in time', async () => {
    const ladder = Object.assign(
      {},
      ...Array.from({ length: 3_000 }, (_, step) => type(`T${step}`, `T${step + 1}`)),
    )
    const steps = Array.from({ length: 3_000 }, (_, step) => ({
      ...{ '%TYPE': `T${step}`, begin: 0, end: 3 },
    }))
    const project = await readCas({ ...casOf('One.', steps), '%TYPES': ladder })
    expect(remarks(project)).toEqual(['cas_no_annotation'])
  }, 30_000)

  test('cannot reach a prototype', async () => {
    const json = JSON.stringify(casOf('One two.', [{ begin: 0, end: 3, stance: 'for' }]))
    const hostile = json
      .replace('"%TYPES":{', '"%TYPES":{"__proto__":{"polluted":{"%RANGE":"uima.cas.String"}},')
      .replace('"stance":"for"', '"stance":"for","__proto__":{"polluted":true},"toString":"x"')
    const project = await readCas(Buffer.from(hostile))
    expect(codesIn(project)).toEqual(['Statement/for'])
    expect(Reflect.get({}, 'polluted')).toBeUndefined()
  })

  test('of any shape are read or refused, nothing else', async () => {
    const names = fc.constantFrom(
      ...['%ID', '%TYPE', '%TYPES', '%FEATURE_STRUCTURES', '%VIEWS', '%MEMBERS', '%SOFA'],
      ...['%ELEMENTS', '%SUPER_TYPE', '%RANGE', 'begin', 'end', '@sofa', 'sofaString', 'value'],
      ...['identifier', 'highlightId', '@highlight', '@parent', 'codeId', 'name', 'note', 'text'],
    )
    const values = fc.constantFrom<unknown>(
      ...['uima.cas.Sofa', 'uima.tcas.Annotation', 'variorum.Highlight', 'variorum.Coding'],
      ...['variorum.Code', 'variorum.Note', 'variorum.OtherNote', SPAN, 'One two.', '', '\ud83d'],
      ...[0, 1, 2, 3, -1, 1e300, null, true, '01920000-0000-7000-8000-000000000001'],
    )
    const { tree: anything } = fc.letrec<{ tree: unknown }>((tie) => ({
      tree: fc.oneof(
        { depthSize: 'small', withCrossShrink: true },
        values,
        fc.array(tie('tree'), { maxLength: 4 }),
        fc.dictionary(names, tie('tree'), { maxKeys: 6 }),
      ),
    }))
    const structures = fc.array(fc.dictionary(names, fc.oneof(values, anything)), { maxLength: 8 })
    await fc.assert(
      fc.asyncProperty(structures, anything, anything, async (some, someTypes, views) => {
        const sofa = { '%ID': 1, '%TYPE': 'uima.cas.Sofa', sofaString: 'One two.' }
        const numbered = some.map((each, index) => ({ '%ID': index + 2, ...each }))
        const cas = { '%TYPES': someTypes, '%VIEWS': views }
        const all = { ...cas, '%FEATURE_STRUCTURES': [sofa, ...numbered] }
        try {
          const { report } = await readCas(all)
          for (const { message } of report) expect(message.isWellFormed()).toBe(true)
        } catch (error) {
          expect(error).toBeInstanceOf(AppError)
        }
      }),
      { numRuns: 300 },
    )
  })
})
