// The project speaks of itself alone: nothing in it names the place where somebody worked on it.
import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { describe, expect, test } from 'vitest'
import { projectRoot } from '../../scripts/bootstrap.mjs'
import { projectFiles } from './sourceTree.ts'

const forbidden: Record<string, RegExp> = {
  'a registry host': /\bregistry\.[\w-]+\.\w+|\bnpmmirror\b|\/artifactory\/|"resolved":\s*"http/i,
  'a folder of a person or a build machine':
    /(?<![\w.~}-])\/(home|Users|root|work|workspace|builds)\/[\w.-]+/,
  'a folder of a person on Windows': /\b[A-Z]:[\\/]+Users[\\/]/,
}

/** Where this very machine would give itself away. */
const ownNames = [projectRoot, os.homedir(), registryHost()].filter((name) => name.length > 5)

function registryHost(): string {
  const registry = process.env['npm_config_registry']
  return registry === undefined ? '' : new URL(registry).host
}

function findings(text: string): string[] {
  const found = Object.entries(forbidden).filter(([, pattern]) => pattern.test(text))
  const own = ownNames.filter((name) => text.includes(name))
  return [...found.map(([name]) => name), ...own]
}

describe('no file names', () => {
  test('a host or a folder of a machine', () => {
    const own = path.relative(projectRoot, import.meta.filename)
    const files = projectFiles(projectRoot).filter((file) => file !== own)
    expect(files).toContain('package.json')
    const offenders = files.flatMap((file) => {
      const text = fs.readFileSync(path.join(projectRoot, file), 'latin1')
      return findings(text).map((finding) => `${file}: ${finding}`)
    })
    expect(offenders).toEqual([])
  })

  // Put together here, so that not even an example in this file reads like the real thing.
  const registry = ['registry', 'example', 'org'].join('.')

  test.each([
    [`see https://${registry}/left-pad`, 'a registry host'],
    ['"resolved": "https://somewhere/x.tgz"', 'a registry host'],
    ["open('/home/ada/notes.txt')", 'a folder of a person or a build machine'],
    ['file:///Users/ada/x', 'a folder of a person or a build machine'],
    ['C:\\Users\\ada', 'a folder of a person on Windows'],
    ['https://example.org/home/ada', undefined],
    ['~/notes/work and ../notes/work', undefined],
  ])('%s', (text, finding) => {
    expect(findings(text)).toEqual(finding === undefined ? [] : [finding])
  })
})
