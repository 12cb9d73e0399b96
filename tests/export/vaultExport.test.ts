import fc from 'fast-check'
import { strFromU8, unzipSync } from 'fflate'
import { describe, expect, test } from 'vitest'
import { parse } from 'yaml'
import type { ExportInput } from '../../core/export/exportModel.ts'
import { uniqueNames } from '../../core/export/uniqueNames.ts'
import { managedId, mergedFile, type VaultFile } from '../../core/export/vault/managedBlock.ts'
import { tagOf, vaultFileName } from '../../core/export/vault/vaultNames.ts'
import { writeVault } from '../../core/export/vault/writeVault.ts'
import { writeVaultZip } from '../../services/exporters/obsidian/writeVaultZip.ts'
import { arbitraryProject, sourceText } from './arbitraryProject.ts'
import { makeHighlight, tortureProject } from './tortureProject.ts'

const torture = tortureProject()

/** The notes of a vault as Obsidian sees them: by path, without code, where links are text. */
function readNotes(input: ExportInput): Map<string, string> {
  const files = unzipSync(writeVaultZip(input).bytes)
  return new Map(Object.entries(files).map(([path, bytes]) => [path, strFromU8(bytes)]))
}

function expectLinksToLead(notes: ReadonlyMap<string, string>): void {
  for (const [path, text] of notes) {
    for (const [, target = ''] of text.matchAll(/\[\[([^\]|\\]+)(?:\\?\|[^\]]*)?\]\]/g)) {
      const [file, block] = target.split('#^')
      const note = notes.get(`${file}.md`)
      expect([path, target, note !== undefined]).toEqual([path, target, true])
      if (block !== undefined) expect(note?.split('\n')).toContain(`^${block}`)
    }
  }
}

describe('a vault', () => {
  test('has a note for the project, every document and every entity, with front matter', () => {
    const notes = readNotes(torture)
    expect(notes.size).toBe(1 + torture.documents.length + torture.entities.length)
    for (const [path, text] of notes) {
      expect(path).not.toMatch(/[*"\\<>:|?#^[\]]/)
      const fields: unknown = parse(/^---\n([\s\S]*?)\n---\n/.exec(text)?.[1] ?? '!')
      expect(fields).toMatchObject({ variorum: expect.any(String) })
    }
    const nato: unknown = parse(
      /^---\n([\s\S]*?)\n---/.exec(notes.get('Entities/NATO.md') ?? '')?.[1] ?? '',
    )
    expect(nato).toMatchObject({ aliases: ['NATO', 'OTAN', 'НАТО'], wikidata: 'Q7184' })
  })

  test('every link leads to a note, every passage can be linked to', () => {
    const notes = readNotes(torture)
    expectLinksToLead(notes)
    const all = [...notes.values()].join('\n').split('\n')
    for (const { annotations } of torture.documents) {
      for (const { id } of annotations)
        expect(all.filter((line) => line === `^${id}`)).toHaveLength(1)
    }
  })

  test('has a tag of its own for every code, which no space ends', () => {
    const [code] = torture.codes
    const [document] = torture.documents
    if (code === undefined || document === undefined) throw new Error('no code')
    const codes = ['a b', 'a-b'].map((name, at) => ({
      ...code,
      id: `code ${at}`,
      parentId: null,
      name,
    }))
    const annotations = codes.map(({ id: codeId, name }) =>
      makeHighlight(document.text, [[0, 1]], {
        codings: [
          {
            ...{ id: codeId, codeId, path: [name], colour: code.colour },
            ...{ annotatorId: document.id, annotator: 'Ann', created: document.capturedAt },
          },
        ],
      }),
    )
    const notes = readNotes({ ...torture, codes, documents: [{ ...document, annotations }] })
    const tags = [...notes.values()].join('\n').match(/#a-b\S*/g)
    expect([...new Set(tags)].toSorted()).toEqual(['#a-b', '#a-b-2'])
  })

  test('has every quote as it is, line by line, and every note', () => {
    const lines = new Set([...readNotes(torture).values()].flatMap((text) => text.split('\n')))
    for (const { quote, notes } of torture.documents.flatMap((document) => document.annotations)) {
      for (const line of quote.split('\n')) expect(lines).toContain(`> ${line}`)
      for (const { id } of notes) expect([...lines].some((line) => line.includes(id))).toBe(true)
    }
  })

  test('its files are known again and stay as they are when nothing changed, whatever the texts', () => {
    fc.assert(
      fc.property(arbitraryProject, (input) => {
        for (const file of writeVault(input)) {
          const text = mergedFile(null, file)
          expect(managedId(text)).toBe(file.id)
          expect(mergedFile(text, file)).toBe(text)
        }
      }),
    )
  })
})

describe('mergedFile', () => {
  const file = (text: string): VaultFile => ({ id: 'a-1', path: 'x.md', frontMatter: 'x: 1', text })
  const foreign = sourceText.filter((text) => !text.includes('variorum'))

  test('leaves every character outside its block as it was', () => {
    fc.assert(
      fc.property(foreign, foreign, sourceText, sourceText, (above, below, before, after) => {
        const block = mergedFile('', file(before)).trim()
        const merged = mergedFile(`${above}\n${block}\r\n${below}`, file(after))
        expect(merged.startsWith(`${above}\n%% variorum begin`)).toBe(true)
        expect(merged.endsWith(`%%\r\n${below}`)).toBe(true)
        expect(merged.includes(`\n${after}\n%% variorum end`)).toBe(true)
      }),
    )
  })

  test('goes to the end of a note that has no block of its own, or one without an end', () => {
    expect(mergedFile('mine', file('ours'))).toBe(
      'mine\n\n%% variorum begin a-1 %%\nours\n%% variorum end a-1 %%\n',
    )
    const torn = '%% variorum begin a-1 %%\nhalf'
    expect(mergedFile(torn, file('ours')).startsWith(`${torn}\n`)).toBe(true)
  })

  test('is not misled by its own markers inside a quote', () => {
    const trap = file('x\n%% variorum end a-1 %%\ny')
    const once = mergedFile(null, trap)
    expect(mergedFile(`${once}mine`, file('z'))).toMatch(
      /begin a-1 %%\nz\n%% variorum end a-1 %%\nmine$/,
    )
  })
})

describe('names', () => {
  test.each([
    ['a/b: c?', 'a b c'],
    ['', 'Untitled'],
    ['...', 'Untitled'],
    ['CON', 'CON_'],
    ['e\u0301', 'é'],
  ])('%j is the file %j', (title, name) => expect(vaultFileName(title)).toBe(name))

  test('no two files have names that a file system takes for one', () => {
    const unique = uniqueNames(['taken'])
    expect(['Taken', 'A', 'a', 'A'].map(unique)).toEqual(['Taken 2', 'A', 'a 2', 'A 3'])
  })

  test.each([
    [['Claim', 'Cost of it'], 'Claim/Cost-of-it'],
    [['2024'], 'code-2024'],
    [['!?'], 'code'],
    [['Übung 1'], 'Übung-1'],
  ])('%j is the tag %s', (path, tag) => expect(tagOf(path)).toBe(tag))
})
