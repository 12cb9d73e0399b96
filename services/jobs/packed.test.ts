import fc from 'fast-check'
import { expect, test } from 'vitest'
import { pack, unpack } from './packed.ts'

test('what is unpacked is what was packed, however long the list', () => {
  const record = fc.record({ name: fc.string(), count: fc.integer(), none: fc.constant(null) })
  fc.assert(
    fc.property(fc.array(record, { maxLength: 350, size: 'max' }), (records) => {
      const packed = structuredClone(pack(records))
      expect(packed.length).toBe(records.length)
      expect([...unpack(packed)]).toEqual(records)
    }),
    { numRuns: 30 },
  )
})
