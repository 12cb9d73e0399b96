import fc from 'fast-check'
import { expect, test } from 'vitest'
import { jsonSteps } from './jsonSteps.ts'

function parsed(json: string, segment?: number): unknown {
  const steps = jsonSteps(json, segment)
  for (;;) {
    const step = steps.next()
    if (step.done === true) return step.value
  }
}

test('gives what JSON.parse gives, however short the runs it parses', () => {
  const spacing = fc.constantFrom('', ' ', '\t', 3)
  fc.assert(
    fc.property(
      fc.jsonValue(),
      fc.integer({ min: 0, max: 40 }),
      spacing,
      (value, segment, space) => {
        const json = JSON.stringify({ t: 'ok', id: 1, output: value }, null, space)
        expect(parsed(json, segment)).toEqual(JSON.parse(json))
      },
    ),
    { numRuns: 2000 },
  )
})

test('a name is a member even if it is __proto__', () => {
  const json = `{"a":[{"__proto__":["${'x'.repeat(50)}",1]},2],"__proto__":{"b":1}}`
  const value = parsed(json, 10)
  expect(JSON.stringify(value)).toBe(json)
  expect(Object.getPrototypeOf(value)).toBe(Object.prototype)
})

test('refuses what is no JSON', () => {
  for (const json of ['{"a":[1,2}', '[1,2', '{"a":"b}', '[1]]', '[1,,2]', '{"a"}', '']) {
    expect(() => parsed(json, 0), json).toThrow(SyntaxError)
    expect(() => parsed(json), json).toThrow(SyntaxError)
  }
})

test('refuses what JSON.parse refuses, with a sign too few or too many anywhere', () => {
  const signs = [...'",:[]{}\\ 1\u00a0']
  fc.assert(
    fc.property(
      fc.jsonValue({ maxDepth: 3 }),
      fc.nat({ max: 200 }),
      fc.constantFrom('', ...signs),
      fc.integer({ min: 0, max: 12 }),
      (value, place, put, segment) => {
        const json = JSON.stringify([value, 'a text', { name: value }])
        const at = place % json.length
        const changed = json.slice(0, at) + put + json.slice(put === '' ? at + 1 : at)
        let expected: unknown
        try {
          expected = JSON.parse(changed)
        } catch {
          expect(() => parsed(changed, segment), changed).toThrow(SyntaxError)
          return
        }
        expect(parsed(changed, segment)).toEqual(expected)
      },
    ),
    { numRuns: 3000 },
  )
})

test('a long answer is read in many steps', () => {
  const list = Array.from({ length: 20_000 }, (_, id) => ({ id, quote: `words, "quoted" ${id}` }))
  const steps = jsonSteps(JSON.stringify({ output: list }))
  let count = 0
  while (steps.next().done !== true) count += 1
  expect(count).toBeGreaterThan(10)
})

test('a long text is read in many steps, whatever is escaped where a run ends', () => {
  const signs = fc.constantFrom(
    'a',
    'é',
    '"',
    '\\',
    '\n',
    '\u0001',
    '\ud83d\ude00',
    '\ud800',
    ':',
    ' ',
  )
  const words = fc.string({ unit: signs, maxLength: 60 })
  fc.assert(
    fc.property(words, words, fc.integer({ min: 0, max: 12 }), (name, text, segment) => {
      const json = JSON.stringify({ [name]: text, list: [text, { text }, 1], end: name })
      expect(parsed(json, segment)).toEqual(JSON.parse(json))
    }),
    { numRuns: 2000 },
  )
  const steps = jsonSteps(JSON.stringify({ output: { text: 'Long "words".\n'.repeat(50_000) } }))
  let count = 0
  while (steps.next().done !== true) count += 1
  expect(count).toBeGreaterThan(10)
})
