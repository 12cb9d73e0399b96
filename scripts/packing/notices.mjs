import fs from 'node:fs'
import path from 'node:path'
import { projectRoot } from '../bootstrap.mjs'

/** Where the build leaves them; electron-builder.yml puts them beside the packed app. */
export const noticesFile = path.join('out', 'notices', 'THIRD-PARTY-NOTICES.txt')

/**
 * @typedef {object} Notice
 * @property {string} name
 * @property {string} version
 * @property {string} licence as its package.json has it, an SPDX expression
 * @property {string} text of its licence files, or what its package says instead
 */

/** Between two of them; licences draw lines, too, but no such line. */
export const betweenNotices = '='.repeat(100)

/** The terms themselves, for packages that only name them. */
const isc = `Permission to use, copy, modify, and/or distribute this software for any purpose with or without fee is hereby
granted, provided that the above copyright notice and this permission notice appear in all copies.

THE SOFTWARE IS PROVIDED "AS IS" AND THE AUTHOR DISCLAIMS ALL WARRANTIES WITH REGARD TO THIS SOFTWARE INCLUDING ALL
IMPLIED WARRANTIES OF MERCHANTABILITY AND FITNESS. IN NO EVENT SHALL THE AUTHOR BE LIABLE FOR ANY SPECIAL, DIRECT,
INDIRECT, OR CONSEQUENTIAL DAMAGES OR ANY DAMAGES WHATSOEVER RESULTING FROM LOSS OF USE, DATA OR PROFITS, WHETHER IN AN
ACTION OF CONTRACT, NEGLIGENCE OR OTHER TORTIOUS ACTION, ARISING OUT OF OR IN CONNECTION WITH THE USE OR PERFORMANCE OF
THIS SOFTWARE.`

/** What two licences to choose from only refer to, and what the chosen one asks to be said. */
const ofCiteproc =
  () => `Variorum takes it under the Common Public Attribution License 1.0, whose text follows. Its one file,
citeproc_commonjs.js, is unmodified; that file is its source, and is to be had in the package citeproc of npm and at
https://github.com/juris-m/citeproc-js.

${read(path.join(projectRoot, 'assets', 'licences', 'CPAL-1.0.txt')).trim()}`

/**
 * Writes down whose work is in the app, and on what terms.
 *
 * @param {string} root
 * @param {Iterable<string>} files whatever went into the bundles, absolute or relative to the root
 * @returns {string} the file made, relative to the root
 */
export function writeNotices(root, files) {
  const notices = noticesOf(root, [...files, ...installedWhole(root)])
  const target = path.join(root, noticesFile)
  fs.mkdirSync(path.dirname(target), { recursive: true })
  fs.writeFileSync(target, noticesText(notices))
  return noticesFile
}

/**
 * The packages that these files belong to, by name.
 *
 * @param {string} root
 * @param {Iterable<string>} files
 * @returns {Notice[]}
 */
export function noticesOf(root, files) {
  const folders = new Set([...files].flatMap((file) => packageFolder(path.resolve(root, file))))
  const notices = new Map(
    [...folders].map(readNotice).map((it) => [`${it.name}@${it.version}`, it]),
  )
  return [...notices.values()].sort((left, right) => (left.name < right.name ? -1 : 1))
}

/**
 * What stands beside the bundles as it was installed.
 *
 * @param {string} root
 */
function installedWhole(root) {
  const { dependencies = {} } = JSON.parse(read(path.join(root, 'package.json')))
  return Object.keys(dependencies).map((name) => path.join('node_modules', name, 'package.json'))
}

/**
 * The folder of the innermost package that a file is in, or of the styles of citing, which were copied; none for files of
 * our own.
 *
 * @param {string} file
 * @returns {string[]}
 */
function packageFolder(file) {
  const match =
    /^(.*[\\/](?:node_modules[\\/](?:@[^\\/]+[\\/])?[^\\/]+|assets[\\/]citation-styles))[\\/]/.exec(
      file,
    )
  return match?.[1] === undefined ? [] : [match[1]]
}

/**
 * @param {string} folder
 * @returns {Notice}
 */
function readNotice(folder) {
  const { name, version, license, author } = JSON.parse(read(path.join(folder, 'package.json')))
  const names = fs.readdirSync(folder).filter((file) => /^(licen[cs]e|copying|notice)/i.test(file))
  const texts = names.sort().map((file) => path.join(folder, file))
  const found = texts.filter(isFile).map((file) => read(file).trim())
  if (name === 'citeproc') found.push(ofCiteproc())
  const licence = String(license ?? '')
  const text = found.join('\n\n') || sectionOfReadme(folder) || termsByName(licence, author)
  return { name, version, licence, text }
}

/** @param {string} folder */
function sectionOfReadme(folder) {
  const readme = path.join(folder, 'README.md')
  if (!fs.existsSync(readme)) return ''
  return /^#+ *licen[cs]e\b[^\n]*\n(.*?)(?=^#|$(?![\s\S]))/ims.exec(read(readme))?.[1]?.trim() ?? ''
}

/**
 * @param {string} licence
 * @param {unknown} author
 */
function termsByName(licence, author) {
  return licence === 'ISC' && typeof author === 'string' ? `Copyright (c) ${author}\n\n${isc}` : ''
}

/** @param {string} file */
function isFile(file) {
  return fs.statSync(file).isFile()
}

/** @param {string} file */
function read(file) {
  return fs.readFileSync(file, 'utf8').replaceAll('\r\n', '\n')
}

/** @param {Notice[]} notices */
function noticesText(notices) {
  const head = [
    'Variorum contains the work of others, on the terms that follow. Electron and Chromium have theirs in',
    'LICENSE.electron.txt and LICENSES.chromium.html, beside the program.',
  ]
  const entries = notices.map(({ name, version, licence, text }) =>
    [betweenNotices, `${name} ${version}`, `Licence: ${licence}`, '', text].join('\n').trimEnd(),
  )
  return `${[head.join('\n'), ...entries].join('\n\n')}\n`
}
