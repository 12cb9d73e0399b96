import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { projectRoot } from '../bootstrap.mjs'
import { betweenNotices, noticesFile, noticesOf, writeNotices } from './notices.mjs'

/** What may be in the app; of several to choose from, one of these. */
const fine = new Set([
  ...['0BSD', 'Apache-2.0', 'BSD-2-Clause', 'BSD-3-Clause', 'BlueOak-1.0.0', 'CC0-1.0', 'ISC'],
  ...['MIT', 'MIT-0', 'OFL-1.1', 'Unlicense', 'Zlib'],
  // One file, unmodified: docs/adr/0008. Styles and locales of citing, unmodified.
  ...['CPAL-1.0', 'CC-BY-SA-3.0'],
])

function isFine(expression: string): boolean {
  const choices = expression.replaceAll(/[()]/g, '').split(' OR ')
  return choices.some((choice) => choice.split(' AND ').every((name) => fine.has(name)))
}

const entries = () =>
  fs
    .readFileSync(path.join(projectRoot, noticesFile), 'utf8')
    .split(`${betweenNotices}\n`)
    .slice(1)
    .map((entry) => {
      const [title = '', licence = '', , ...text] = entry.trimEnd().split('\n')
      return { name: title.replace(/ \S+$/, ''), licence: licence.slice(9), text: text.join('\n') }
    })

test('the build writes down whose work is in the app', () => {
  const names = entries().map(({ name }) => name)
  const known = ['react', 'pdfjs-dist', 'zod', '@fontsource-variable/literata', 'better-sqlite3']
  expect(names).toEqual(expect.arrayContaining(known))
  // What only builds and tests it is not in it.
  for (const name of ['vite', 'vitest', 'typescript', 'electron-builder', 'fast-check']) {
    expect(names).not.toContain(name)
  }
})

test('all of it may be passed on as this app is, with the words of its licence', () => {
  expect(entries().filter(({ licence }) => !isFine(licence))).toEqual([])
  const wordless = entries().filter(({ text }) => text.length < 100)
  expect(wordless.map(({ name }) => name)).toEqual([])
})

test('what cites has the words of its licence and where its source is', () => {
  const text = (name: string) => entries().find((entry) => entry.name === name)?.text
  expect(text('citeproc')).toContain('Copyright (c) 2009-2019 Frank Bennett')
  expect(text('citeproc')).toContain('https://github.com/juris-m/citeproc-js')
  expect(text('citeproc')).toContain('Common Public Attribution License Version 1.0 (CPAL)')
  expect(text('citation-style-language')).toContain('https://citationstyles.org')
})

test('a file belongs to its innermost package, and one of ours to none', () => {
  const root = fs.mkdtempSync(path.join(os.tmpdir(), 'variorum-notices-'))
  onTestFinished(() => fs.rmSync(root, { recursive: true, force: true }))
  const write = (name: string, text: string) => {
    fs.mkdirSync(path.dirname(path.join(root, name)), { recursive: true })
    fs.writeFileSync(path.join(root, name), text)
  }
  const manifest = (name: string) => JSON.stringify({ name, version: '1.0.0', license: 'MIT' })
  write('package.json', JSON.stringify({ dependencies: { whole: '1.0.0' } }))
  for (const name of ['outer', 'outer/node_modules/@in/ner', 'whole']) {
    write(`node_modules/${name}/package.json`, manifest(name.replace('outer/node_modules/', '')))
    write(`node_modules/${name}/LICENSE`, `The words of ${name}.\r\n`)
  }
  const files = ['core/ours.ts', 'node_modules/outer/node_modules/@in/ner/lib/index.js']
  expect(noticesOf(root, files)).toEqual([
    {
      name: '@in/ner',
      version: '1.0.0',
      licence: 'MIT',
      text: 'The words of outer/node_modules/@in/ner.',
    },
  ])
  writeNotices(root, files)
  const written = fs.readFileSync(path.join(root, noticesFile), 'utf8')
  expect([...written.matchAll(/^(\S+) 1\.0\.0$/gm)].map(([, name]) => name)).toEqual([
    '@in/ner',
    'whole',
  ])
})
