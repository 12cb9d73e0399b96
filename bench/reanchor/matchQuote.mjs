import fs from 'node:fs'
import { createRequire } from 'node:module'
import os from 'node:os'
import path from 'node:path'
import { pathToFileURL } from 'node:url'
import { transformWithOxc } from 'vite'

const require = createRequire(import.meta.url)
const SOURCE = 'src/annotator/anchoring/match-quote.ts'

/**
 * The real `matchQuote` of the installed `hypothesis` package, which ships its client as a bundle with
 * source maps that hold the sources. Nothing of it is kept here.
 */
export async function loadMatchQuote() {
  const root = path.dirname(require.resolve('hypothesis/package.json'))
  const map = JSON.parse(
    fs.readFileSync(path.join(root, 'build/scripts/annotator.bundle.js.map'), 'utf8'),
  )
  const index = map.sources.findIndex((name) => name.endsWith(SOURCE))
  if (index < 0) throw new Error(`the installed hypothesis has no ${SOURCE}`)
  const { code } = await transformWithOxc(map.sourcesContent[index], 'match-quote.ts')
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'variorum-bench-'))
  const file = path.join(folder, 'matchQuote.mjs')
  const search = pathToFileURL(require.resolve('approx-string-match')).href
  fs.writeFileSync(file, code.replace(/(['"])approx-string-match\1/, JSON.stringify(search)))
  const { matchQuote } = await import(pathToFileURL(file).href)
  return matchQuote
}
