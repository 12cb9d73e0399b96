import fc from 'fast-check'
import { XmlDocument } from 'libxml2-wasm'
import { describe, expect, test } from 'vitest'
import { codeTree } from '../../core/export/codeTree.ts'
import type { ExportInput } from '../../core/export/exportModel.ts'
import { writeQdc } from '../../services/exporters/refi/writeQdc.ts'
import { writeQdpx } from '../../services/exporters/refi/writeQdpx.ts'
import { arbitraryProject } from './arbitraryProject.ts'
import { readQdpx, schemaFaults } from './readQdpx.ts'
import { tortureProject } from './tortureProject.ts'

const torture = tortureProject()

/**
 * What XML holds of a text, said anew here, without U+FEFF at its beginning (see `readQdpx`).
 */
function inXml(text: string): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: controls are what it looks for
  const held = text.replace(/[\0-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]/g, '\ufffd')
  return held.replace(/^\ufeff/, '').toWellFormed()
}

function seconds(instant: string): string {
  return instant.replace(/\.\d+Z$/, 'Z')
}

/** Every passage that a project of REFI-QDA can hold, one for each part. */
function expectedSelections({ documents }: ExportInput) {
  return documents.flatMap(({ title, text, annotations }) =>
    annotations.flatMap(({ ranges, annotator, created, codings, notes }) =>
      ranges.map(([start, end], part) => {
        const passage = text.slice(start, end).toWellFormed()
        return {
          source: inXml(title),
          name: inXml([...passage].slice(0, 60).join('')),
          passage,
          by: inXml(annotator),
          time: seconds(created),
          codings: codings.map((coding) => [
            coding.path.map(inXml).join(' / '),
            inXml(coding.annotator),
            seconds(coding.created),
          ]),
          notes: part === 0 ? notes.map(({ markdown }) => markdown.toWellFormed()) : [],
        }
      }),
    ),
  )
}

function sorted<T>(values: readonly T[]): string[] {
  return values.map((value) => JSON.stringify(value)).sort()
}

function expectEverything(input: ExportInput): void {
  const read = readQdpx(writeQdpx(input).bytes)
  expect(read.faults).toBe('')
  const selections = read.selections.map(({ guid: _, ...selection }) => selection)
  expect(sorted(selections)).toEqual(sorted(expectedSelections(input)))
}

describe('a project of REFI-QDA', () => {
  const written = writeQdpx(torture)
  const read = readQdpx(written.bytes)

  test('is valid by the schema, and has every passage on its words, with coders, times and notes', () => {
    expectEverything(torture)
    expect(read.selections.length).toBeGreaterThan(written.items)
  })

  test('and so has any other project', () => {
    fc.assert(fc.property(arbitraryProject, expectEverything), { numRuns: 60 })
  })

  test('has the texts byte by byte, without a byte order mark, under upper-case names', () => {
    for (const { id, text } of torture.documents) {
      const bytes = read.files[`sources/${id.toUpperCase()}.txt`]
      expect(Buffer.from(bytes ?? []).equals(Buffer.from(text))).toBe(true)
    }
    expect(read.names[0]).toBe('project.qde')
    for (const name of read.names.slice(1)) expect(name).toMatch(/^sources\/[0-9A-F-]{36}\.txt$/)
    expect(written.text).not.toMatch(/\r|\ufeff|<Sets|<Graphs|(?:guid|GUID|User)="[^"]*[a-f{]/)
  })

  test('has the code tree in order, with colours and descriptions', () => {
    expect(read.codes.map(({ path, description }) => [path, description])).toEqual(
      codeTree(torture.codes).map(({ path, code }) => [path.join(' / '), code.description]),
    )
    expect(read.codes.map(({ colour }) => colour)).toEqual([
      '#B51446',
      '#C4530F',
      '#12AB9F',
      '#515B6C',
      '#3D36AB',
      '#008283',
    ])
  })

  test('has notes on documents, codes and the project, and answers linked to what they answer', () => {
    expect(read.otherNotes.toSorted()).toEqual(
      [
        'On a code',
        'On the project',
        'On the whole document',
        'Where did it go?',
        'Yes',
      ].toSorted(),
    )
    expect(read.replies).toContainEqual(['Yes', 'On the whole document'])
    expect(read.replies).toContainEqual(['Agreed 👍', '=reply, with "quotes"'])
    expect(read.replies).toHaveLength(4)
  })

  test('has entities as cases, with what is known of them and their passages', () => {
    expect(read.cases['NATO']).toEqual({
      values: {
        'entity type': 'organisation',
        'also called': 'OTAN; НАТО',
        'id: wikidata': 'Q7184',
        'id: own': 'x y',
      },
      passages: ['five'],
    })
    expect(read.cases['الوزير']?.passages).toEqual(['قال الوزير: «لا»'])
  })

  test('has relations as links between cases, one way or both', () => {
    const label = new Map(torture.entities.map(({ id, label }) => [id, inXml(label)]))
    const expected = torture.relations.map(({ fromId, toId, type, directed }) => [
      label.get(fromId),
      directed ? 'OneWay' : 'Bidirectional',
      type,
      label.get(toId),
    ])
    expect(read.relations).toEqual(expected)
    expect(read.relations).toHaveLength(4)
  })

  test('is the same file for the same project, with ids that are not used twice', () => {
    expect(Buffer.from(writeQdpx(torture).bytes).equals(Buffer.from(written.bytes))).toBe(true)
    const guids = [...(written.text ?? '').matchAll(/ guid="([^"]+)"/g)].map(([, guid]) => guid)
    expect(new Set(guids).size).toBe(guids.length)
  })

  test('says what it cannot carry, and nothing of an empty project', () => {
    expect(written.losses.map(({ code }) => code)).toEqual([
      'history',
      'structure',
      'states',
      'waiting',
      'in_parts',
      'note_formatting',
      'entities',
      'rejected_mentions',
      'relations',
      'colours',
      'not_in_xml',
    ])
    const nothing = { documents: [], codes: [], entities: [], relations: [], notes: [] }
    const empty = writeQdpx({ ...torture, ...nothing })
    expect(empty).toMatchObject({ items: 0, losses: [] })
    expect(readQdpx(empty.bytes).faults).toBe('')
  })
})

test('a text that begins with U+FEFF loses it at every reader, and the export says so', () => {
  const [document] = torture.documents
  if (document === undefined) throw new Error('no document')
  const marked = { ...document, text: `\ufeff${document.text}`, annotations: [] }
  const codes = (input: ExportInput) => writeQdpx(input).losses.map(({ code }) => code)
  expect(codes({ ...torture, documents: [marked] })).toContain('leading_mark')
  expect(codes(torture)).not.toContain('leading_mark')
})

describe('a codebook of REFI-QDA', () => {
  test('is valid by the schema and has every code in its place', () => {
    const { text, losses } = writeQdc(torture)
    expect(schemaFaults(text ?? '', 'Codebook')).toBe('')
    using document = XmlDocument.fromString(text ?? '')
    const names = document
      .find('//c:Code/@name', { c: 'urn:QDA-XML:codebook:1.0' })
      .map(({ content }) => content)
    expect(names).toEqual(codeTree(torture.codes).map(({ code }) => code.name))
    expect(losses.map(({ code }) => code)).toEqual(['codes_only', 'colours'])
  })

  test('is refused where there is no code: the schema has no empty one', () => {
    expect(() => writeQdc({ ...torture, codes: [] })).toThrow('there is no code to export')
  })
})

describe('the check by the schema', () => {
  test('does find faults', () => {
    const { text } = writeQdc(torture)
    expect(schemaFaults((text ?? '').replace(' isCodable="true"', ''), 'Codebook')).toMatch(
      /isCodable/,
    )
    expect(schemaFaults('<CodeBook', 'Codebook')).not.toBe('')
  })
})
