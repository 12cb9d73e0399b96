import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { strToU8, zipSync } from 'fflate'
import { describe, expect, test } from 'vitest'
import type { AnnotationFormatName } from '../../core/api/outcomeMethods.ts'
import { AppError } from '../../core/model/error.ts'
import { readAnnotationFile } from '../../services/annotationImport/readAnnotationFile.ts'

const folder = new URL('../fixtures/brat/', import.meta.url)
const tutorial = (name: string) => ({ name, bytes: readFileSync(new URL(name, folder)) })
const file = (name: string, text: string) => ({ name, bytes: strToU8(text) })

const introduction = [tutorial('000-introduction.ann'), tutorial('000-introduction.txt')] as const

type File = ReturnType<typeof file>

function read([first, ...beside]: readonly [File, ...File[]], format?: AnnotationFormatName) {
  return readAnnotationFile({ ...first, beside, format })
}

describe('stand-off of brat that is not packed', () => {
  test('says the same as in an archive', async () => {
    const entries = introduction.map(({ name, bytes }) => [name, bytes] as const)
    const packed = { name: 'a.zip', bytes: zipSync(Object.fromEntries(entries)) }
    expect(await read([...introduction])).toEqual(await readAnnotationFile(packed))
  })

  test('is read whichever of its files was chosen first', async () => {
    const [ann, txt] = introduction
    expect(await read([txt, ann])).toEqual(await read([ann, txt]))
  })

  test('without its text says so, and names it by its file', async () => {
    const [ann] = introduction
    const { sources, annotations, report } = await read([ann])
    expect(sources).toEqual([])
    expect(new Set(annotations.map(({ targets }) => targets[0]?.source))).toEqual(
      new Set(['000-introduction']),
    )
    expect(report.map(({ code }) => code)).toContain('brat_no_text')
  })

  test.each([
    ['notes first', '#1\tAnnotatorNotes T1\tso\nT1\tX 0 3\tOne\n'],
    ['an equivalence first', '*\tEquiv T1 T2\nT1\tX 0 3\tOne\n'],
    ['a byte order mark', '\ufeffT1\tX 0 3\tOne\n'],
    ['an empty line first', '\nT1\tX 0 3\tOne\n'],
    ['CRLF', 'T1\tX 0 3\tOne\r\nT2\tX 4 7\ttwo\r\n'],
  ])('is known by what is in it: %s', async (_, text) => {
    const { origin, annotations } = await read([file('whatever', text)])
    expect([origin, annotations[0]?.targets[0]?.quote?.exact]).toEqual(['brat', 'One'])
  })

  test('of nothing brings its text, and a text without stand-off is left out and said', async () => {
    const empty = [file('a.ann', ''), file('a.txt', 'One.')] as const
    const { sources, report } = await read([...empty, file('b.txt', 'Two.')])
    expect(sources.map(({ title }) => title)).toEqual(['a'])
    expect(report.map(({ code }) => code)).toEqual(['brat_text_alone'])
    expect((await read([file('a.ann', '')])).annotations).toEqual([])
  })

  test('of ours has its codes and people', async () => {
    const legend = {
      documents: [],
      entities: [],
      codes: [
        {
          ...{ type: 'X', id: '01890000-0000-7000-8000-000000000000', path: ['a', 'b'] },
          ...{ colour: 'red', description: '' },
        },
      ],
    }
    const { codes } = await read([
      file('a.ann', 'T1\tX 0 3\tOne\n'),
      file('variorum.json', JSON.stringify(legend)),
    ])
    expect(codes.map(({ path }) => path)).toEqual([['a', 'b']])
  })

  test.each<[string, readonly [File, ...File[]], AnnotationFormatName | undefined]>([
    ['beside a file of another kind', [introduction[0], file('p.qdpx', 'PK')], undefined],
    ['that is none', [file('a.ann', '{"a": 1}'), introduction[1]], undefined],
    ['that is none, though it is said to be', [file('a.json', '{"a": 1}')], 'brat'],
    ['of texts alone', [introduction[1], file('b.txt', 'Two.')], undefined],
    ['said to be of another format', [...introduction], 'jsonld'],
  ])('%s is refused', async (_, files, format) => {
    await expect(read(files, format)).rejects.toMatchObject({ code: 'unsupported' })
  })

  test('of two files of one name is refused', async () => {
    const [ann] = introduction
    await expect(read([ann, ann])).rejects.toMatchObject({ code: 'invalid_input' })
  })

  test('of any lines ends in annotations or in one clear error', async () => {
    const column = fc.constantFrom(
      'T1',
      'E1',
      'R1',
      '#1',
      '*',
      '\t',
      ' ',
      'X',
      '0 3',
      ';',
      '\n',
      'é',
    )
    await fc.assert(
      fc.asyncProperty(fc.array(column, { maxLength: 40 }), async (columns) => {
        const outcome = await read([file('a.ann', columns.join(''))]).catch((error) => error)
        if (outcome instanceof Error) expect(outcome).toBeInstanceOf(AppError)
        else expect(outcome.origin).toBe('brat')
      }),
    )
  })
})
