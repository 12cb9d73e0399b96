import { expect, test } from 'vitest'
import { caretKeys, caretMoveOf } from './caretKeys.ts'
import { movedOffset, type TextUnit } from './caretMovement.ts'
import { createClickCycle } from './readerEvents.ts'
import { sectionedDocument } from './sectionedDocument.ts'
import { sentenceStarts } from './sentences.ts'

function sentencesOf(text: string): string[] {
  const starts = sentenceStarts(text)
  return starts.map((start, index) => text.slice(start, starts[index + 1]))
}

test.each([
  ['One. Two! Three?', ['One. ', 'Two! ', 'Three?']],
  ['He said “Go.” Then he went.', ['He said “Go.” ', 'Then he went.']],
  ['Mr J. Smith came, e.g. yesterday.', ['Mr J. Smith came, e.g. yesterday.']],
  ['It cost 3.50. Cheap.', ['It cost 3.50. ', 'Cheap.']],
  ['終わった。始まる！本当？はい', ['終わった。', '始まる！', '本当？', 'はい']],
  ['هل ذهبت؟ نعم.', ['هل ذهبت؟ ', 'نعم.']],
  ['a line\nand another', ['a line\n', 'and another']],
  ['', ['']],
])('sentences of %j', (text, expected) => {
  expect(sentencesOf(text)).toEqual(expected)
})

const text = 'One. Two.\n\nThree. Four.'
const blocks = [
  { start: 0, end: 9, kind: 'paragraph' },
  { start: 10, end: 10, kind: 'paragraph' },
  { start: 11, end: 23, kind: 'paragraph' },
] as const
const content = {
  type: 'doc' as const,
  content: blocks.map(({ start, end }) => ({
    type: 'paragraph',
    content: start === end ? [] : [{ type: 'text', text: text.slice(start, end) }],
  })),
}
const { map } = sectionedDocument(content, blocks)

function stops(unit: TextUnit, direction: 'forward' | 'backward'): number[] {
  const end = direction === 'forward' ? text.length : 0
  const visited = []
  let offset = text.length - end
  while (offset !== end) {
    offset = movedOffset(text, map, offset, unit, direction)
    visited.push(offset)
  }
  return visited
}

test('the caret stops at every sentence and paragraph, both ways', () => {
  expect({
    sentences: stops('sentence', 'forward'),
    sentencesBack: stops('sentence', 'backward'),
    paragraphs: stops('paragraph', 'forward'),
    paragraphsBack: stops('paragraph', 'backward'),
    document: [stops('document', 'forward'), stops('document', 'backward')],
  }).toEqual({
    sentences: [5, 10, 11, 18, 23],
    sentencesBack: [18, 11, 10, 5, 0],
    paragraphs: [10, 11, 23],
    paragraphsBack: [11, 10, 0],
    document: [[23], [0]],
  })
})

function pressed(key: string, held: string, isMac: boolean): string | null {
  // Only what caretMoveOf reads of the event.
  const event = {
    key,
    altKey: held.includes('alt'),
    ctrlKey: held.includes('control'),
    metaKey: held.includes('meta'),
    shiftKey: held.includes('shift'),
  } as KeyboardEvent
  const move = caretMoveOf(event, isMac)
  return move && `${move.unit} ${move.direction}${move.isExtending ? ' extending' : ''}`
}

test.each([
  ['ArrowDown', 'control', false, 'paragraph forward'],
  ['ArrowUp', 'alt shift', false, 'sentence backward extending'],
  ['End', 'control', false, 'document forward'],
  ['PageDown', '', false, 'page forward'],
  ['ArrowDown', '', false, null],
  ['ArrowRight', 'control', false, null],
  ['PageDown', 'control', false, null],
  ['ArrowUp', 'meta', true, 'document backward'],
  ['ArrowDown', 'alt', true, 'paragraph forward'],
  ['End', '', false, null],
])('%s with %j (mac: %s) is %s', (key, held, isMac, expected) => {
  expect(pressed(key, held, isMac)).toBe(expected)
})

test('repeated clicks go down the stack, another stack starts anew', () => {
  const cycle = createClickCycle()
  const first = ['a', 'b', 'c']
  const clicks = [first, first, first, first, ['a', 'b'], first].map((ids) => cycle(ids)[0])
  expect(clicks).toEqual(['a', 'b', 'c', 'a', 'a', 'a'])
})

test.each([false, true])('the keys that are told do what is told of them (macOS: %s)', (isMac) => {
  const held = new Map([
    ['Alt', 'alt'],
    ['Ctrl', 'control'],
    ['Mod', isMac ? 'meta' : 'control'],
  ])
  const own = caretKeys(isMac).filter(([unit]) => unit !== 'word')
  expect(own.map(([unit]) => unit)).toEqual(['sentence', 'paragraph', 'page', 'document'])
  for (const [unit, keys] of own) {
    const moves = keys.map((name) => {
      const [key = '', modifier = ''] = name.split('-').reverse()
      return pressed(key, held.get(modifier) ?? '', isMac)
    })
    expect(moves).toEqual([`${unit} backward`, `${unit} forward`])
  }
})
