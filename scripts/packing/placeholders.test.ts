import { spawnSync } from 'node:child_process'
import path from 'node:path'
import { expect, test } from 'vitest'
import manifest from '../../package.json' with { type: 'json' }
import { projectRoot } from '../bootstrap.mjs'
import { placeholdersIn } from './placeholders.mjs'

test('a name that belongs to nobody is told from one that does', () => {
  const author = 'Somebody <somebody@variorum.org>'
  expect(placeholdersIn({ homepage: 'https://variorum.org/', author })).toEqual([])
  expect(placeholdersIn({ homepage: 'https://variorum.example/', author })).toEqual(['homepage'])
  expect(placeholdersIn({ author: 'Nobody <nobody@variorum.example>' })).toEqual([
    'homepage',
    'author',
  ])
})

test('nothing that is to be published is packed before both are real', () => {
  const missing = placeholdersIn(manifest)
  const dist = path.join(projectRoot, 'scripts', 'packing', 'dist.mjs')
  if (missing.length === 0) return
  const { status, stderr } = spawnSync(process.execPath, [dist], { encoding: 'utf8' })
  expect(status).toBe(1)
  for (const name of missing) expect(stderr).toContain(name)
})
