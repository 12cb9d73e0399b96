import fs from 'node:fs'
import path from 'node:path'
import { describe, expect, test } from 'vitest'
import manifest from '../../package.json' with { type: 'json' }
import { projectRoot } from '../bootstrap.mjs'
import { parseChangelog, releaseNotes } from './changelog.mjs'

const changelog = `# Changelog

Words about it.

## 1.10.0 (not released)

- [Fixed] This.
- [New] That: more.

## 1.9.0 (2026-01-31)

- [Removed] It.
`

test('a changelog is read, and the notes of a release are made of its section', () => {
  const [next, last, ...others] = parseChangelog(changelog)
  expect([next?.version, next?.date, last?.version, last?.date, others]).toEqual([
    '1.10.0',
    undefined,
    '1.9.0',
    '2026-01-31',
    [],
  ])
  expect(next && releaseNotes(next)).toBe(
    '# Variorum 1.10.0\n\n## New\n\n- That: more.\n\n## Fixed\n\n- This.\n',
  )
})

describe('a changelog is refused', () => {
  test.each([
    ['an unknown kind', '- [Fixed] This.', '- [Changed] This.'],
    ['an entry without its full stop', '- [Fixed] This.', '- [Fixed] This'],
    ['an entry without a kind', '- [Fixed] This.', '- This.'],
    ['a heading that is none', '(2026-01-31)', '(January)'],
    ['a stray line', '- [Removed] It.', '- [Removed] It.\n  and that'],
    ['a version out of order', '## 1.10.0', '## 1.8.0'],
    ['a version twice', '## 1.10.0', '## 1.9.0'],
    ['an old version that was never released', '(2026-01-31)', '(not released)'],
    ['a version without entries', '- [Removed] It.', ''],
    ['an entry before any version', 'Words about it.', '- [New] This.'],
  ])('for %s', (_, from, to) => {
    expect(changelog).toContain(from)
    expect(() => parseChangelog(changelog.replace(from, to))).toThrow()
  })
})

test('ours begins with the version of package.json', () => {
  const ours = fs.readFileSync(path.join(projectRoot, 'docs/CHANGELOG.md'), 'utf8')
  expect(parseChangelog(ours)[0]?.version).toBe(manifest.version)
})
