import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { strFromU8, unzipSync } from 'fflate'
import { expect } from 'vitest'
import { citingFormatNames, writtenFormatNames } from '../../core/api/exportMethods.ts'
import type { Contracts } from './harness.ts'

let documentId = ''

/** The notes of a vault, one after the other. */
function vaultText(zip: Uint8Array): string {
  return Object.values(unzipSync(zip))
    .map((bytes) => strFromU8(bytes))
    .join('\n')
}

export const citingContracts: Contracts = {
  prepare: async (harness) => {
    const { call, grant } = harness()
    await call('projects.sample', { grant: grant('s.variorum') })
    documentId = (await call('documents.list', {}))[0]?.id ?? ''
  },
  tests: {
    'cites by a style in the formats that cite, and in no other': async (harness) => {
      const { call, grant, folder } = harness()
      const documentIds = [documentId]
      const request = { scope: { documentIds }, citationStyle: 'mla' } as const
      for (const format of writtenFormatNames.filter((name) => citingFormatNames.includes(name))) {
        const { text } = await call('export.preview', { ...request, format })
        await call('export.save', { ...request, format, grant: grant(`cited.${format}`) })
        if (text === null) continue
        const bytes = readFileSync(join(folder, `cited.${format}`))
        const written = format === 'obsidian' ? vaultText(bytes) : bytes.toString()
        expect(written).toContain('Bibliography')
        expect(written).toMatch(/para\.\s?\d+, revision 2, captured \d{4}-/)
      }
      const text = '{{ bibliography.size }} {{ documents[0].citation }}'
      const plain = { format: 'markdown', scope: { documentIds }, template: text } as const
      const preview = await call('export.preview', { ...plain, citationStyle: 'ieee' })
      expect(preview.text).toMatch(/^1 \[1\], revision 2/)
      expect((await call('export.preview', plain)).text).toMatch(/^0 /)
      const refusals = [
        () => call('export.preview', { format: 'csv', citationStyle: 'apa' }),
        () => call('export.preview', { format: 'html', citationStyle: { csl: '<style/>' } }),
        () =>
          call('export.save', { format: 'json', citationStyle: 'apa', grant: grant('no.json') }),
      ]
      for (const refused of refusals) {
        await expect(refused()).rejects.toMatchObject({ code: 'invalid_input' })
      }
    },

    'cites a passage that is gone from the revision that had it': async (harness) => {
      const { call } = harness()
      const preview = await call('export.preview', {
        format: 'markdown',
        scope: { states: ['orphan'] },
        citationStyle: 'apa',
      })
      expect(preview.items).toBe(1)
      expect(preview.text).toMatch(/^- citation: \(.*, para\. \d+, revision 1, captured/m)
      expect(preview.text).not.toMatch(/citation: .*revision 2/)
    },

    'cites by a style of somebody’s own, once it is one': async (harness) => {
      const { call, file } = harness()
      const csl = `<style xmlns="http://purl.org/net/xbiblio/csl" class="note" version="1.0"><info><title> Mine </title><id>m</id><updated>2026-01-01T00:00:00Z</updated></info><citation><layout prefix="Mine: "><text variable="title"/></layout></citation></style>`
      const own = await call('export.readStyle', { grant: file('mine.csl', csl) })
      expect(own).toEqual({ title: 'Mine', style: { csl } })
      const preview = await call('export.preview', {
        format: 'html',
        template: '{{ documents[0].citation }}',
        citationStyle: own.style,
      })
      expect(preview.text).toMatch(/<body>Mine: .*, revision 2, captured/)
      const refused = { 'page.csl': 'invalid_input', 'long.csl': 'too_large' } as const
      for (const [name, code] of Object.entries(refused)) {
        const text = name === 'long.csl' ? `${csl}${' '.repeat(500_000)}` : '<html></html>'
        const read = call('export.readStyle', { grant: file(name, text) })
        await expect(read).rejects.toMatchObject({ code })
      }
    },

    'cites passages of several revisions, and lists their sources once': async (harness) => {
      const { call } = harness()
      const ranges = [[0, 10]] as const
      const passages = [{ documentId, revision: 1, ranges }, { documentId }]
      const apa = await call('export.cite', { passages, citationStyle: 'apa' })
      expect(apa.citations.map(({ text }) => text)).toEqual([
        expect.stringMatching(/^\(.*, para\. 1, revision 1, captured \d{4}-\d\d-\d\d\)$/),
        expect.stringMatching(/^\([^¶]*, revision 2, captured \d{4}-\d\d-\d\d\)$/),
      ])
      expect(apa.citations[1]?.text).not.toContain('para.')
      expect(apa.sources).toEqual([
        { text: expect.stringContaining('Harcourt'), html: expect.stringContaining('<em>') },
      ])
      const notes = await call('export.cite', { passages, citationStyle: 'chicago-notes' })
      expect([notes.citations.length, notes.sources]).toEqual([2, []])
      const plain = await call('export.cite', { passages })
      expect(plain.citations[0]?.text).toMatch(/“.*”.*, revision 1, ¶ 1, captured \S+\.$/)
      expect(plain.sources).toEqual([])
    },

    'cites nothing that is not there, and by no style that is none': async (harness) => {
      const { call } = harness()
      const gone = call('export.cite', { passages: [{ documentId, revision: 9 }] })
      await expect(gone).rejects.toMatchObject({ code: 'not_found' })
      const wrong = [
        call('export.cite', { passages: [] }),
        call('export.cite', { passages: [{ documentId }], citationStyle: { csl: '<style/>' } }),
      ]
      for (const refused of wrong) {
        await expect(refused).rejects.toMatchObject({ code: 'invalid_input' })
      }
    },
  },
}
