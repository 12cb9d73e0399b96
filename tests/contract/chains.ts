import { expect } from 'vitest'
import type { AnchorState } from '../../core/model/anchor.ts'
import type { Contracts, Harness } from './harness.ts'

const harbour = 'The harbour master counted forty ships before the storm and none after it.'
const letter =
  'Her letter of 12 March asks the council for a second lighthouse on the northern rocks.'
const close = 'Nobody answered it, and the rocks were left dark for another winter.'
const other = 'A new keeper came from the islands with two dogs and a brass telescope.'
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
  },
}
