import { expect, test } from 'vitest'
import { readServeArguments } from './serveArguments.ts'

const bare = { project: undefined, port: 0, opensBrowser: true, json: false }

test.each([
  [[], bare],
  [['a.variorum'], { ...bare, project: 'a.variorum' }],
  [['--port', '8080', '--no-open'], { ...bare, port: 8080, opensBrowser: false }],
  [['--json', '--port=1', 'x'], { ...bare, project: 'x', port: 1, json: true }],
  [['--', '--port'], { ...bare, project: '--port' }],
])('%j is understood', (words, expected) => expect(readServeArguments(words)).toEqual(expected))

test.each([
  [['a', 'b'], 'at most one project'],
  [['--port', '0'], '--port takes 1 to 65535, not 0'],
  [['--port', '65536'], '--port takes'],
  [['--port', '80.5'], '--port takes'],
  [['--port', ''], '--port takes'],
  [['--port'], 'usage: variorum serve [<project>] [--port N] [--no-open]'],
  [['--host', '0.0.0.0'], "Unknown option '--host'"],
  [['--no-open=yes'], 'usage'],
])('%j is not', (words, message) => {
  expect(() => readServeArguments(words)).toThrow(
    expect.objectContaining({ code: 'misuse', message: expect.stringContaining(message) }),
  )
})
