import fc from 'fast-check'
import { expect, test } from 'vitest'
import { createMessageJoiner, messagesOf } from './frameMessages.ts'

const frames = fc
  .tuple(fc.string(), fc.integer({ min: 0, max: 400_000 }))
  .map(([words, length]) => JSON.stringify({ words: words + '“x'.repeat(length) }))

/** As a socket carries it: in UTF-8. */
function carried(message: string): string {
  return new TextDecoder('utf-8', { ignoreBOM: true }).decode(new TextEncoder().encode(message))
}

test('every frame comes out as it went in, whatever went before', () => {
  fc.assert(
    fc.property(fc.array(frames, { maxLength: 4 }), (sent) => {
      const join = createMessageJoiner(2 ** 29)
      const heard = sent.flatMap(messagesOf).flatMap((message) => join(carried(message)) ?? [])
      expect(heard).toEqual(sent)
    }),
    { numRuns: 30 },
  )
})

test.each(['', 'x'])('no character is cut in two (%j before)', (before) => {
  const sent = JSON.stringify(before + '😀'.repeat(2 ** 17))
  const join = createMessageJoiner(2 ** 29)
  expect(messagesOf(sent).flatMap((message) => join(carried(message)) ?? [])).toEqual([sent])
})

test('a short frame is one message as it is, a long one several that are short', () => {
  expect(messagesOf('{"t":"ok"}')).toEqual(['{"t":"ok"}'])
  const messages = messagesOf(JSON.stringify('x'.repeat(1_000_000)))
  expect(messages.length).toBeGreaterThan(5)
  expect(Math.max(...messages.map(({ length }) => length))).toBeLessThan(200_000)
})

test('what is longer than allowed is not kept, and what follows is heard', () => {
  const join = createMessageJoiner(300_000)
  const heard = messagesOf(`"${'x'.repeat(500_000)}"`).map(join)
  expect(heard.at(-1)).not.toContain('xx"'.repeat(2))
  expect(heard.at(-1)?.length).toBeLessThan(300_000)
  expect(join('{}')).toBe('{}')
})
