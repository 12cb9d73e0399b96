import { setImmediate } from 'node:timers/promises'
import { expect } from 'vitest'
import type { Contracts } from './harness.ts'

/** The different things that are seen until something is through, and then. */
async function seenUntil<Seen>(
  doing: Promise<unknown>,
  look: () => Promise<Seen>,
): Promise<Seen[]> {
  let isThrough = false
  const through = doing.finally(() => {
    isThrough = true
  })
  const seen = new Set<Seen>()
  while (!isThrough) {
    seen.add(await look())
    // In one process, client and host answer each other without ever giving the loop a turn.
    await setImmediate()
  }
  await through
  return [...seen.add(await look())]
}

/** What may be seen in turn, by whoever looks in time and by whoever is late. */
const allOrNothing = [[0, 120], [120]]

/** An annotation of a passage that occurs once, as the exchange format has it. */
function onQuote(exact: string) {
  return {
    '@context': 'http://www.w3.org/ns/anno.jsonld',
    type: 'Annotation',
    target: { selector: { type: 'TextQuoteSelector', exact } },
  }
}

export const longWritingContracts: Contracts = {
  tests: {
    'a long import, and going back to it, is seen whole or not at all, and is one thing to undo':
      async (harness) => {
        const { call, file, grant } = harness()
        await call('projects.create', { grant: grant('long.variorum') })
        const text = Array.from({ length: 120 }, (_, index) => `Sentence number ${index}.`).join(
          '\n\n',
        )
        const { documents } = await call('documents.import', { grants: [file('long.txt', text)] })
        const documentId = documents[0]?.id ?? ''
        const annotations = JSON.stringify(
          Array.from({ length: 120 }, (_, index) => onQuote(`Sentence number ${index}.`)),
        )
        const input = { grant: file('long.jsonld', annotations), format: 'jsonld' } as const
        const highlights = async () => (await call('highlights.list', { documentId })).length
        const importing = call('annotations.import', input)
        // Each may make the import think again, which it does four times.
        for (const name of ['one', 'two', 'three']) await call('codes.create', { name })
        expect(allOrNothing).toContainEqual(await seenUntil(importing, highlights))
        expect(await importing).toMatchObject({ imported: 120 })
        const { operation } = await call('history.undo', {})
        expect(operation?.code).toBe('annotations.import')
        expect(await highlights()).toBe(0)
        expect(await call('codes.list', {})).toHaveLength(3)

        await call('history.redo', {})
        await call('snapshots.create', { name: 'all' })
        const highlightIds = (await call('highlights.list', { documentId })).map(({ id }) => id)
        await call('highlights.trash', { highlightIds })
        await call('trash.empty', {})
        const goingBack = call('snapshots.restore', { name: 'all' })
        expect(allOrNothing).toContainEqual(await seenUntil(goingBack, highlights))
        expect((await call('history.undo', {})).operation?.code).toBe('snapshots.restore')
        expect(await highlights()).toBe(0)
      },

    'a long list of annotations is that of its parts, and that of the project': async (harness) => {
      const { call, file, grant } = harness()
      await call('projects.create', { grant: grant('listed.variorum') })
      const sentences = Array.from({ length: 601 }, (_, index) => `Sentence number ${index}.`)
      const text = sentences.join('\n\n')
      const { documents } = await call('documents.import', { grants: [file('listed.txt', text)] })
      const documentId = documents[0]?.id ?? ''
      const annotations = file('listed.jsonld', JSON.stringify(sentences.map(onQuote)))
      await call('annotations.import', { grant: annotations, format: 'jsonld' })
      const all = await call('highlights.list', { documentId })
      expect(all.map(({ quote }) => quote)).toEqual(sentences)
      expect(await call('highlights.list', {})).toEqual(all)
      // A job reads it: what is answered at once would be there before the call is cancelled.
      const cancelling = new AbortController()
      const { signal } = cancelling
      const cancelled = call('highlights.list', { documentId }, { signal })
      cancelling.abort()
      await expect(cancelled).rejects.toMatchObject({ code: 'cancelled' })
      const border = text.indexOf(sentences[300] ?? '')
      const [before, after] = await Promise.all([
        call('highlights.list', { documentId, within: [0, border] }),
        call('highlights.list', { documentId, within: [border, text.length] }),
      ])
      expect([...before, ...after]).toEqual(all)
      await expect(call('highlights.list', { documentId, revision: 2 })).rejects.toMatchObject({
        code: 'not_found',
      })
    },
  },
}
