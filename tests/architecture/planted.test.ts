// Breaks every rule of the house on purpose and sees the tools that guard it notice.
import path from 'node:path'
import { describe, expect, test } from 'vitest'
import { reachableRooms } from '../../scripts/boundary.mjs'
import { buildForNode } from '../../scripts/bundles.mjs'
import { run, toolFile } from '../../scripts/commands.mjs'
import { reservedPackages, rooms } from '../../scripts/rooms.mjs'
import { boundaryViolations, importCycles } from './boundaries.ts'
import { importsOf } from './imports.ts'
import { lintFindings, plantTree } from './plantedTree.ts'
import { impurities } from './purity.ts'
import { countLines, readSources } from './sourceTree.ts'

function readImports(root: string) {
  return readSources(root).flatMap(importsOf)
}

function lines(count: number, line: string): string {
  return `${line}\n`.repeat(count)
}

describe('boundaries', () => {
  const forms = {
    import: `import { store } from '../db/store.ts'\nexport const own = store\n`,
    'import type': `import type { Store } from '../db/store.ts'\nexport type Own = Store\n`,
    're-export': `export { store } from '../db/store.ts'\n`,
    're-export of all': `export * from '../db/store.ts'\n`,
    'type re-export': `export type { Store } from '../db/store.ts'\n`,
    'import()': `export const own = await import('../db/store.ts')\n`,
    'side effect': `import '../db/store.ts'\n`,
  }

  test.each(Object.entries(forms))('%s of a forbidden room is noticed twice', async (_, text) => {
    const root = plantTree({ 'core/bad.ts': text, 'db/store.ts': 'export const store = 1\n' })
    expect(await lintFindings(root)).toEqual(['core/bad.ts noRestrictedImports'])
    expect(boundaryViolations(readImports(root))).toEqual([
      'core/bad.ts:1 core may not import db (db/store.ts)',
    ])
  })

  test('a type named by import() in its place is noticed', () => {
    const root = plantTree({ 'core/bad.ts': `export type Own = import('../db/store.ts').Store\n` })
    expect(boundaryViolations(readImports(root))).toEqual([
      'core/bad.ts:1 core may not import db (db/store.ts)',
    ])
  })

  test('an import by an absolute path is noticed', () => {
    const root = plantTree({ 'tests/bad.ts': `import '/core/own.ts'\nimport 'file:///own.ts'\n` })
    expect(boundaryViolations(readImports(root))).toEqual([
      'tests/bad.ts:1 imports an absolute path',
      'tests/bad.ts:2 imports an absolute path',
    ])
  })

  test('an import whose name is computed is noticed', () => {
    const text = `export const load = (name: string) => import(name)\n`
    const root = plantTree({ 'core/bad.ts': text, 'core/good.test.ts': text })
    expect(boundaryViolations(readImports(root))).toEqual([
      'core/bad.ts:1 imports a computed name: nobody can tell what',
    ])
  })

  test('the linter and the architecture test draw the same lines', async () => {
    const root = plantTree(probes())
    const restricted = (await lintFindings(root)).filter((line) =>
      /noRestrictedImports$/.test(line),
    )
    const violations = boundaryViolations(readImports(root)).map((line) => line.split(':')[0])
    expect(restricted.length).toBeGreaterThan(50)
    expect(restricted.map((line) => line.split(' ')[0])).toEqual([...new Set(violations)].sort())
  })

  /** For each room, as a program and as a test: one file per thing that some room may not import. */
  function probes(): Record<string, string> {
    const names = [
      ...[...Object.keys(rooms), 'tests', 'scripts'].map((room) => `../${room}/some.ts`),
      ...Object.keys(reservedPackages),
      'node:fs',
      'node:fs/promises',
      'node:net',
      'node:dns/promises',
    ]
    const files = Object.keys(rooms).flatMap((room) =>
      names.flatMap((name, index) => [
        [`${room}/probe${index}.ts`, `import '${name}'\n`],
        [`${room}/probe${index}.test.ts`, `import '${name}'\n`],
      ]),
    )
    return Object.fromEntries(files)
  }

  test('a module of a forbidden room does not get into a bundle', async () => {
    const root = plantTree({
      'cli/main.ts': `import { own } from '../core/own.ts'\nconsole.log(own)\n`,
      'core/own.ts': `export { view as own } from '../renderer/view.ts'\n`,
      'renderer/view.ts': 'export const view = 1\n',
    })
    const bundle = { folder: 'cli', entries: { main: 'cli/main.ts' }, rooms: reachableRooms('cli') }
    await expect(buildForNode(root, bundle)).rejects.toThrow(
      'renderer/view.ts may not be in this bundle (cli, core, db, services): core/own.ts imports it',
    )
    const looser = { ...bundle, rooms: [...bundle.rooms, 'renderer'] }
    const { files } = await buildForNode(root, looser)
    expect(files).toContain(path.join('out', 'cli', 'main.js'))
  })

  test('the globals of a host do not compile in core, whatever its packages bring along', async () => {
    const root = plantTree({
      'core/bad.ts': `import { Editor } from '@tiptap/core'
import { Schema } from '@tiptap/pm/model'
import { z } from 'zod'
export const packages = [Editor, Schema, z]
export const host = [document, Buffer, process, setTimeout]
`,
    })
    const compiler = toolFile('typescript', 'tsc')
    const { output } = await run(process.execPath, [compiler, '-p', 'core', '--pretty', 'false'], {
      cwd: root,
    })
    const names = [...output.matchAll(/bad\.ts\(5,\d+\): error \w+: Cannot find name '(\w+)'/g)]
    expect(names.map(([, name]) => name)).toEqual(['document', 'Buffer', 'process', 'setTimeout'])
    expect(output.match(/error TS/g)).toHaveLength(4)
  })
})

describe('cycles', () => {
  const cycle = {
    'core/left.ts': `import type { Right } from './right.ts'\nexport type Left = Right | 1\n`,
    'core/right.ts': `import type { Left } from './middle.ts'\nexport type Right = Left | 2\n`,
    'core/middle.ts': `export type { Left } from './left.ts'\n`,
  }

  test('a cycle of types is noticed twice', async () => {
    const root = plantTree(cycle)
    expect(await lintFindings(root)).toContain('core/left.ts noImportCycles')
    expect(importCycles(readImports(root))).toEqual([
      ['core/left.ts', 'core/right.ts', 'core/middle.ts', 'core/left.ts'],
    ])
  })

  test('two ways to one file are no cycle', async () => {
    const root = plantTree({ ...cycle, 'core/middle.ts': 'export type Left = 3\n' })
    expect(await lintFindings(root)).toEqual([])
    expect(importCycles(readImports(root))).toEqual([])
  })
})

describe('size', () => {
  test('a file may have 400 lines and no more', async () => {
    const root = plantTree({
      'core/good.ts': lines(400, 'export {}'),
      'core/bad.ts': lines(401, 'export {}'),
    })
    const long = readSources(root).filter((source) => countLines(source.text) > 400)
    expect(long.map((source) => source.path)).toEqual(['core/bad.ts'])
    const findings = await lintFindings(root)
    expect(findings).toContain('core/bad.ts noExcessiveLinesPerFile')
    expect(findings).not.toContain('core/good.ts noExcessiveLinesPerFile')
  })

  test('a function may have 80 lines and no more', async () => {
    const long = (body: number) =>
      `export function long(value: number): number {\n  let sum = 0\n${lines(body, '  sum += value')}  return sum\n}\n`
    const root = plantTree({ 'core/good.ts': long(78), 'core/bad.ts': long(79) })
    expect(await lintFindings(root)).toEqual(['core/bad.ts noExcessiveLinesPerFunction'])
  })
})

describe('language', () => {
  const habits = {
    noExplicitAny: 'export function name(value: any): string {\n  return String(value)\n}\n',
    noNonNullAssertion: 'export const first = (list: string[]) => list[0]!\n',
    noDefaultExport: 'export default 1\n',
    noEnum: 'export enum Kind {\n  Person,\n}\n',
    noParameterProperties: 'export class Note {\n  constructor(readonly text: string) {}\n}\n',
    noNestedTernary: 'export const size = (n: number) => (n > 9 ? 2 : n > 4 ? 1 : 0)\n',
    noFloatingPromises:
      'async function save(): Promise<void> {}\nexport function leave(): void {\n  save()\n}\n',
    noTsIgnore: '// @ts-ignore\nexport const one: number = 1\n',
    noConsole: 'export const log = () => console.log(1)\n',
    useImportExtensions: `import { right } from './right'\nexport const left = right\n`,
    noUndeclaredDependencies: `import unknown from 'not-in-package-json'\nexport const own = unknown\n`,
  }

  test.each(Object.entries(habits))('%s', async (rule, text) => {
    const root = plantTree({ 'core/bad.ts': text, 'core/right.ts': 'export const right = 1\n' })
    expect(await lintFindings(root)).toContain(`core/bad.ts ${rule}`)
  })

  test('time and chance that are taken instead of given', () => {
    const text = 'export const now = [new Date(), Date.now(), Math.random(), new Date(0)]\n'
    expect(impurities({ path: 'core/bad.ts', text })).toEqual([
      'core/bad.ts: new Date()',
      'core/bad.ts: Date.now',
      'core/bad.ts: Math.random',
    ])
  })
})
