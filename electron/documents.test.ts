import { expect, test } from 'vitest'
import { createDocuments } from './documents.ts'
import type { PageWire } from './pageWire.ts'

test('each document has a wire of its own, and late words of the one before are nobody’s', () => {
  const wires: PageWire[] = []
  const heard: string[] = []
  const posted: unknown[] = []
  const documents = createDocuments({
    post: (id, frame) => posted.push([id, frame]),
    attach(wire) {
      const number = wires.push(wire)
      wire.onFrame((frame) => heard.push(`${number} hears ${frame}`))
      wire.onClose(() => heard.push(`${number} ends`))
    },
  })
  documents.hear('a', 'one')
  documents.hear('b', 'two')
  documents.hear('a', 'late')
  documents.hear('b', 'three')
  expect(heard).toEqual(['1 hears one', '1 ends', '2 hears two', '2 hears three'])
  wires[0]?.send('to nobody')
  wires[1]?.send('answer')
  documents.leave()
  wires[1]?.send('to nobody')
  expect(posted).toEqual([['b', 'answer']])
  expect(heard.at(-1)).toBe('2 ends')
})
