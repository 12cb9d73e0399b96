import { expect } from 'vitest'
import type { AnchorState } from '../../core/model/anchor.ts'
import type { Contracts, Harness } from './harness.ts'

const harbour = 'The harbour master counted forty ships before the storm and none after it.'
const letter =
  'Her letter of 12 March asks the council for a second lighthouse on the northern rocks.'
const close = 'Nobody answered it, and the rocks were left dark for another winter.'
const other = 'A new keeper came from the islands with two dogs and a brass telescope.'
const southern = 'In the south the pilots struck for a week over the price of coal.'
const first = [harbour, letter, close].join('\n\n')
const withoutLetter = [harbour, close].join('\n\n')
const reworded = letter.replace('asks the council for', 'begs the whole council for')
const last = [other, harbour, reworded, close].join('\n\n')

/** A document that went through these texts, and the states of its highlights on the last of them. */
async function carriedThrough(harness: Harness, title: string, texts: readonly string[]) {
  const { call, file } = harness
  const grants = [file(`${title}.txt`, first)]
  const documentId = (await call('documents.import', { grants })).documents[0]?.id ?? ''
  for (const quote of [harbour, letter, 'left dark for another winter']) {
    await call('highlights.create', { documentId, passage: { quote } })
  }
  const range = (quote: string) => {
    const start = first.indexOf(quote)
    return [start, start + quote.length] as [number, number]
  }
  const ranges = [range('forty ships before the storm'), range('a second lighthouse')]
  await call('highlights.create', { documentId, passage: { ranges } })
  const states: AnchorState[][] = []
  for (const [index, text] of texts.entries()) {
    const grant = file(`${title}-${index + 2}.txt`, text)
    const { annotations } = await call('documents.revise', { documentId, grant })
    const views = await call('highlights.list', { documentId })
    expect(annotations.map(({ id }) => id).sort()).toEqual(views.map(({ id }) => id).sort())
    states.push(views.map(({ state }) => state))
  }
  const placed = await call('highlights.list', { documentId })
  return { states, placed: placed.map(({ state, score, ranges: at }) => ({ state, score, at })) }
}

/** What became of highlights over several revisions. */
export const chainContracts: Contracts = {
  prepare: async (harness) => {
    const { call, grant } = harness()
    await call('projects.create', { grant: grant('chains.variorum') })
  },
  tests: {
    'an orphan comes back with its text, and the reverse of a revision gives all back': async (
      harness,
    ) => {
      const { states } = await carriedThrough(harness(), 'back', [withoutLetter, first])
      // Of the highlight in two parts half is gone: it waits with the orphan, or stands on the rest.
      expect(states[0]).toContain('orphan')
      expect(states[1]).toEqual(['exact', 'exact', 'exact', 'exact'])
    },

    'a way over several revisions is no worse than the direct one': async (harness) => {
      const direct = await carriedThrough(harness(), 'direct', [last])
      const steps = [withoutLetter, `${other}\n\n${first}`, [letter, harbour].join('\n\n'), last]
      const chain = await carriedThrough(harness(), 'chain', steps)
      expect(chain.placed).toEqual(direct.placed)
      expect(direct.placed.map(({ state }) => state)).not.toContain('orphan')
    },

    'what comes back out of its turn is carried in the same operation, however often': async (
      harness,
    ) => {
      const { call, file } = harness()
      // In no other document of the project, so that the file finds these.
      const ferry = 'The ferry to the north left at noon with the post and nine sheep.'
      const grants = [file('north.txt', `${ferry}\n\n${close}`), file('south.txt', southern)]
      const { documents } = await call('documents.import', { grants })
      const [north = '', south = ''] = documents.map(({ id }) => id)
      const annotations = [ferry, southern].map((exact, index) => ({
        '@context': 'http://www.w3.org/ns/anno.jsonld',
        type: 'Annotation',
        target: {
          source: `https://example.org/${index}`,
          selector: { type: 'TextQuoteSelector', exact },
        },
      }))
      const grant = file('both.jsonld', JSON.stringify(annotations))
      expect(await call('annotations.import', { grant, format: 'jsonld' })).toMatchObject({
        imported: 2,
      })
      await call('history.undo', {})
      const newer = file('north-2.txt', `${close}\n\n${ferry}`)
      await call('documents.revise', { documentId: north, grant: newer })

      const states = async (documentId: string) =>
        (await call('highlights.list', { documentId })).map(({ state }) => state)
      const lastSeq = async () => (await call('project.info', {})).seq
      for (const _ of [1, 2]) {
        const before = await lastSeq()
        // Of the other document, where the import is the newest thing still.
        await call('history.redo', { documentId: south })
        expect(await lastSeq()).toBe(before + 1)
        expect([await states(north), await states(south)]).toEqual([['shifted'], ['exact']])
        await call('history.undo', { documentId: south })
        expect([await states(north), await states(south)]).toEqual([[], []])
      }
    },

    'a place given by hand and taken back later leaves newer revisions as if it was never given':
      async (harness) => {
        const { call, file } = harness()
        const inDocument = async (name: string, isAttached: boolean) => {
          const grants = [file(`${name}.txt`, first)]
          const { documents } = await call('documents.import', { grants })
          const documentId = documents[0]?.id ?? ''
          const passage = { quote: letter }
          const { id: highlightId } = await call('highlights.create', { documentId, passage })
          const revise = (number: number, text: string) =>
            call('documents.revise', { documentId, grant: file(`${name}-${number}.txt`, text) })
          await revise(2, withoutLetter)
          const ranges: [number, number][] = [[0, harbour.length]]
          const attach = () => call('highlights.attach', { highlightId, ranges })
          const seq = isAttached ? (await attach()).seq : null
          await revise(3, `${other}\n\n${withoutLetter}`)
          const placed = async () => {
            const views = await call('highlights.get', { highlightIds: [highlightId] })
            return views.map(({ state, ranges: at, anchoredBy }) => ({ state, at, anchoredBy }))
          }
          return { seq, placed }
        }
        const untouched = await inDocument('left', false)
        const attached = await inDocument('attached', true)
        expect(await attached.placed()).not.toEqual(await untouched.placed())
        const { operation } = await call('history.undo', { seq: attached.seq ?? -1 })
        expect(operation?.code).toBe('highlights.attach')
        expect(await attached.placed()).toEqual(await untouched.placed())
        expect(await attached.placed()).toMatchObject([{ state: 'orphan', anchoredBy: 'machine' }])
        expect(await call('project.verify', {})).toMatchObject({ ok: true })
      },
  },
}
