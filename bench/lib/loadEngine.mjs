import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { pathToFileURL } from 'node:url'
import { build } from 'vite'

/**
 * Builds what `engine.mjs` lists as the hosts are built, so that any Node can run it.
 *
 * @returns {Promise<string>} the URL to import it from
 */
export async function buildEngine() {
  const outDir = fs.mkdtempSync(path.join(os.tmpdir(), 'variorum-bench-'))
  await build({
    configFile: false,
    logLevel: 'error',
    build: {
      outDir,
      ssr: path.join(import.meta.dirname, 'engine.mjs'),
      rolldownOptions: { output: { entryFileNames: 'engine.mjs' } },
    },
    ssr: { noExternal: true },
  })
  return pathToFileURL(path.join(outDir, 'engine.mjs')).href
}

/** The functions of `engine.mjs`. */
export async function loadEngine() {
  return import(await buildEngine())
}
