import fs from 'node:fs'
import path from 'node:path'
import { describe, expect, test } from 'vitest'
import { projectRoot } from '../../scripts/bootstrap.mjs'
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
