import { setImmediate } from 'node:timers/promises'
import { expect } from 'vitest'
import type { Contracts } from './harness.ts'

export const longWritingContracts: Contracts = {
  tests: {
    'a long import is seen whole or not at all, and is one thing to undo': async (harness) => {
      const { call, file, grant } = harness()
      await call('projects.create', { grant: grant('long.variorum') })
      const text = Array.from({ length: 120 }, (_, index) => `Sentence number ${index}.`).join(
        '\n\n',
      )
      const { documents } = await call('documents.import', { grants: [file('long.txt', text)] })
      const documentId = documents[0]?.id ?? ''
      const annotations = JSON.stringify(
        Array.from({ length: 120 }, (_, index) => ({
          '@context': 'http://www.w3.org/ns/anno.jsonld',
          type: 'Annotation',
          target: { selector: { type: 'TextQuoteSelector', exact: `Sentence number ${index}.` } },
        })),
      )
      const input = { grant: file('long.jsonld', annotations), format: 'jsonld' } as const
      let isThrough = false
      const importing = call('annotations.import', input).finally(() => {
        isThrough = true
      })
      const seen = new Set<number>()
      // Each may make the import think again, which it does four times.
      for (const name of ['one', 'two', 'three']) await call('codes.create', { name })
      while (!isThrough) {
        seen.add((await call('highlights.list', { documentId })).length)
        // In one process, client and host answer each other without ever giving the loop a turn.
        await setImmediate()
      }
      expect(await importing).toMatchObject({ imported: 120 })
      expect([...seen].filter((length) => length !== 0 && length !== 120)).toEqual([])
      expect(await call('highlights.list', { documentId })).toHaveLength(120)
      const { operation } = await call('history.undo', {})
      expect(operation?.code).toBe('annotations.import')
      expect(await call('highlights.list', { documentId })).toEqual([])
      expect(await call('codes.list', {})).toHaveLength(3)
    },
  },
}
