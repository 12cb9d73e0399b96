import fs from 'node:fs'
import path from 'node:path'
import { describe, expect, test } from 'vitest'
import { projectRoot } from '../../scripts/bootstrap.mjs'
import { programFolders } from '../../scripts/checks.mjs'
import { runTool } from '../../scripts/commands.mjs'
import { boundaryViolations, importCycles } from './boundaries.ts'
import { importsOf, targetOf } from './imports.ts'
import { impurities } from './purity.ts'
import { countLines, isTestFile, readSources } from './sourceTree.ts'

const sources = readSources(projectRoot)
const imports = sources.flatMap(importsOf)

describe('the house', () => {
  test('the sources were found and their imports read', () => {
    const rooms = new Set(sources.map((source) => source.path.split('/')[0]))
    expect([...rooms]).toEqual(expect.arrayContaining(['core', 'services', 'cli', 'scripts']))
    const targets = new Set(imports.map(targetOf))
    expect(targets).toContain('core/model/error.ts')
  })

  test('every import keeps to the boundaries of its room', () => {
    expect(boundaryViolations(imports)).toEqual([])
  })

  test('no file imports itself by way of others', () => {
    expect(importCycles(imports)).toEqual([])
  })

  test('every import of a file of ours names a file that is there', () => {
    const missing = imports.flatMap((item) => {
      const target = targetOf(item)
      const isMissing = target !== undefined && !fs.existsSync(path.join(projectRoot, target))
      return isMissing ? [`${item.file}:${item.line} ${item.specifier}`] : []
    })
    expect(missing).toEqual([])
  })

  test('every source is part of a program whose types are checked', async () => {
    const args = programFolders().map((folder) => ['--project', folder, '--listFilesOnly'])
    const lists = await Promise.all(args.map((list) => runTool('typescript', 'tsc', list)))
    const checked = new Set(lists.flatMap(({ output }) => output.split('\n')).map(relativeName))
    // The bench is a package of its own, whose peers are not installed here.
    const ours = sources.map(({ path }) => path).filter((file) => !file.startsWith('bench/'))
    expect(ours.filter((file) => !checked.has(file))).toEqual([])
  })

  function relativeName(file: string): string {
    return path.relative(projectRoot, file).replaceAll(path.sep, '/')
  }

  test('every test is where the test runner looks for tests', async () => {
    const { output } = await runTool('vitest', 'vitest', ['list', '--filesOnly'])
    const found = new Set(output.split('\n').map((line) => line.trim()))
    const tests = sources.filter(({ path }) => /\.test\.\w+$/.test(path))
    expect(tests.map(({ path }) => path).filter((file) => !found.has(file))).toEqual([])
  })

  test('no file is longer than 400 lines', () => {
    const long = sources.filter((source) => countLines(source.text) > 400)
    expect(long.map((source) => `${source.path}: ${countLines(source.text)}`)).toEqual([])
  })

  test('core is given time and chance, and takes neither', () => {
    const core = sources.filter((source) => source.path.startsWith('core/'))
    expect(core.filter((source) => !isTestFile(source.path)).flatMap(impurities)).toEqual([])
  })

  test('no comment switches off a rule of the house', () => {
    const rules =
      /biome-ignore(-\w+)? lint\/\S*(noRestrictedImports|noImportCycles|noExcessiveLines)/
    const blunt = /biome-ignore(-\w+)? lint(\/\w+)?:|@ts-(nocheck|ignore)/
    const others = sources.filter((source) => !source.path.startsWith('tests/architecture/'))
    const found = others.filter((source) => rules.test(source.text) || blunt.test(source.text))
    expect(found.map((source) => source.path)).toEqual([])
  })
})
