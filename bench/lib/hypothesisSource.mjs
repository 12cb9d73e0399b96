import fs from 'node:fs'
import { createRequire } from 'node:module'
import path from 'node:path'
import { transformWithOxc } from 'vite'

const PREFIX = 'virtual:hypothesis/'
const ENDINGS = ['', '.ts', '.tsx', '.js', '/index.ts']

/**
 * Resolves `virtual:hypothesis/<path under its src>` to the sources of the installed `hypothesis` package,
 * which ships its client as a bundle whose source map holds them. Nothing of it is kept here. What its
 * modules import and the map has not (styles, types) is empty.
 */
export function hypothesisSource(bundles = ['annotator']) {
  const sources = new Map(bundles.flatMap(readSources))
  const fileOf = (name) => ENDINGS.map((ending) => name + ending).find((file) => sources.has(file))
  return {
    name: 'hypothesis-source',
    enforce: 'pre',
    resolveId(id, importer = '') {
      if (id.startsWith(PREFIX)) return `\0${PREFIX}${fileOf(`src/${id.slice(PREFIX.length)}`)}`
      if (!importer.startsWith(`\0${PREFIX}`)) return null
      if (!id.startsWith('.')) return this.resolve(id, import.meta.filename, { skipSelf: true })
      const folder = path.posix.dirname(importer.slice(PREFIX.length + 1))
      return `\0${PREFIX}${fileOf(path.posix.join(folder, id)) ?? 'missing'}`
    },
    async load(id) {
      if (!id.startsWith(`\0${PREFIX}`)) return null
      const file = id.slice(PREFIX.length + 1)
      const source = sources.get(file)
      if (source === undefined) return 'export default {}'
      const { code } = await transformWithOxc(source, path.basename(file))
      return code
    },
  }
}

/** @returns {[name: string, source: string][]} */
function readSources(bundle) {
  const require = createRequire(import.meta.url)
  const root = path.dirname(require.resolve('hypothesis/package.json'))
  const file = path.join(root, `build/scripts/${bundle}.bundle.js.map`)
  const map = JSON.parse(fs.readFileSync(file, 'utf8'))
  return map.sources.map((name, index) => [name.replace('app:///', ''), map.sourcesContent[index]])
}
