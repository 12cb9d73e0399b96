// docs/SECURITY.md names the test that proves each promise: it must be there.
import { readdirSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'

const page = readFileSync(new URL('../../docs/SECURITY.md', import.meta.url), 'utf8')
const rows = page.split('\n').filter((line) => /^\| (\d|besides)/.test(line))
const proofs = rows.map((row) => row.split(' | ').at(-1) ?? '')

function sourcesIn(folder: string): string[] {
  const url = new URL(folder, import.meta.url)
  const names = readdirSync(url).filter((name) => name.endsWith('.test.ts'))
  // This one names no proof.
  const others = names.filter((name) => name !== 'securityPage.test.ts')
  return others.map((name) => readFileSync(new URL(name, url), 'utf8'))
}

test('every item of the checklist is there, each with its proof', () => {
  const items = rows.flatMap((row) => /^\| ([\d, ]+) /.exec(row)?.[1]?.split(', ') ?? [])
  expect(items.map(Number)).toEqual(Array.from({ length: 20 }, (_, index) => index + 1))
  expect(proofs.filter((proof) => !/\*[^*]+\*|^as \d/.test(proof))).toEqual([])
})

test('each proof that is named is a test, or a mutation', () => {
  const sources = [...sourcesIn('./'), ...sourcesIn('../../scripts/packing/')].join('\n')
  const names = proofs.flatMap((proof) => [...proof.matchAll(/\*([^*]+)\*/g)].map(([, it]) => it))
  expect(names.length).toBeGreaterThan(25)
  expect(names.filter((name) => !sources.includes(`'${name}'`))).toEqual([])
})
