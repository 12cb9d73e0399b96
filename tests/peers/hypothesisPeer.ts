import { readFileSync } from 'node:fs'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { build, type Plugin } from 'vite'
import { z } from 'zod'
import { launchBrowser } from '../e2e/launchBrowser.ts'
import type { SampleExports } from './sampleExports.ts'

const Outcome = z.object({
  imported: z.number(),
  /** Why each of the others was not. */
  failed: z.array(z.string()),
  /** The words on the page that it takes for those of a passage. */
  anchored: z.array(z.string()),
  /** Of those that are imported and say something. */
  texts: z.array(z.string()),
  shared: z.number(),
})

/**
 * What the importer of the Hypothesis client makes of an export, and which passages it finds on the page that the
 * annotations are about. It is run from the package of bench/, in a browser that has no network.
 */
export async function importByHypothesis({ folder, page: address }: SampleExports, file: string) {
  const program = await bundled(`${folder}/hypothesis`)
  const browser = await launchBrowser()
  try {
    const page = await browser.newPage()
    await page.route('**', (route) =>
      route.request().url().startsWith('file:') ? route.continue() : route.abort(),
    )
    await page.goto(pathToFileURL(address).href)
    await page.addScriptTag({ path: program, type: 'module' })
    const said = await page.evaluate(
      (text) => Reflect.get(globalThis, 'importByHypothesis')(text),
      readFileSync(file, 'utf8'),
    )
    return Outcome.parse(said)
  } finally {
    await browser.close()
  }
}

/** Its modules and ours in one file. */
async function bundled(outDir: string): Promise<string> {
  await build({
    configFile: false,
    logLevel: 'error',
    plugins: [withoutReports, await hypothesisSource(['annotator', 'sidebar'])],
    build: {
      outDir,
      minify: false,
      lib: {
        entry: fileURLToPath(new URL('../../bench/importing/hypothesisPage.mjs', import.meta.url)),
        formats: ['es'],
        fileName: () => 'page.js',
      },
    },
  })
  return `${outDir}/page.js`
}

/** Errors go to its makers by a library that is not installed; here they are told by the importer. */
const withoutReports: Plugin = {
  name: 'without-reports',
  enforce: 'pre',
  resolveId: (id) => (id.endsWith('/util/sentry') ? '\0sentry' : null),
  load: (id) => (id === '\0sentry' ? 'export function captureException() {}' : null),
}

/** Of bench/, which is no part of the project's own packages and types. */
async function hypothesisSource(bundles: readonly string[]): Promise<Plugin> {
  const place = new URL('../../bench/lib/hypothesisSource.mjs', import.meta.url).href
  const module: { hypothesisSource(bundles: readonly string[]): Plugin } = await import(place)
  return module.hypothesisSource(bundles)
}
