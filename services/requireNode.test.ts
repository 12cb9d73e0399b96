import { expect, test } from 'vitest'
import manifest from '../package.json' with { type: 'json' }
import { requireNode } from './requireNode.ts'

test.each(['18.0.0', '20.20.2', '22.14.9'])('Node %s is refused in words', (version) => {
  expect(() => requireNode(version)).toThrow(
    expect.objectContaining({ code: 'unsupported', message: expect.stringContaining(version) }),
  )
})

test.each(['22.15.0', '22.20.1', '24.0.0', process.versions.node])(
  'Node %s is taken',
  (version) => {
    requireNode(version)
  },
)

test('the manifest asks for the same', () => {
  const [oldest = ''] = /[\d.]+/.exec(manifest.engines.node) ?? []
  requireNode(`${oldest}.0`)
  const [major = 0, minor = 0] = oldest.split('.').map(Number)
  expect(() => requireNode(`${major}.${minor - 1}.0`)).toThrow('too old')
})
