import fs from 'node:fs'
import { createRequire } from 'node:module'
import os from 'node:os'
import path from 'node:path'
import { build } from 'vite'
import { hypothesisSource } from '../lib/hypothesisSource.mjs'

/** Builds the page that holds all systems into a temporary folder; peers that are not installed are left out. */
export async function buildPage() {
  const outDir = fs.mkdtempSync(path.join(os.tmpdir(), 'variorum-bench-'))
  const hasHypothesis = isInstalled('hypothesis')
  const missing = [
    ...(isInstalled('@recogito/text-annotator') ? [] : [/^@recogito\//]),
    ...(hasHypothesis ? [] : [/^virtual:hypothesis\//]),
  ]
  await build({
    root: path.join(import.meta.dirname, 'page'),
    base: './',
    configFile: false,
    logLevel: 'error',
    plugins: hasHypothesis ? [hypothesisSource()] : [],
    build: { outDir, emptyOutDir: true, rolldownOptions: { external: missing } },
  })
  return outDir
}

/** @param {string} name of a package */
export function isInstalled(name) {
  const require = createRequire(import.meta.url)
  return (require.resolve.paths(name) ?? []).some((place) => fs.existsSync(path.join(place, name)))
}
