import { execFile } from 'node:child_process'
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import type { Browser, Page } from 'playwright-core'
import { type Serve, startServe } from '../../server/testing/startServe.ts'

/** The built interface, served by a process of its own that can be killed; a person who has nothing yet. */
export interface ServedApp {
  readonly page: Page
  readonly serve: Serve
  /** What went wrong in the page, and every request of it to anywhere but its host. */
  readonly faults: readonly string[]
  close(): Promise<void>
}

const rendererFolder = new URL('../../out/renderer/', import.meta.url).pathname
const commandLine = new URL('../../cli/main.ts', import.meta.url).pathname

export function newDataFolder(): { readonly path: string; remove(): void } {
  const path = mkdtempSync(join(tmpdir(), 'variorum-served-'))
  return { path, remove: () => rmSync(path, { recursive: true, force: true }) }
}

/** `words`: what follows `serve`, a project for example. */
export async function openServedApp(
  browser: Browser,
  dataFolder: string,
  words: readonly string[] = [],
): Promise<ServedApp> {
  const serve = startServe(
    'serveProgram.ts',
    [rendererFolder, ...words, '--no-open', '--json'],
    dataFolder,
  )
  const { url }: { url: string } = JSON.parse(await serve.firstLine())
  const context = await browser.newContext({
    viewport: { width: 1440, height: 900 },
    colorScheme: 'light',
    reducedMotion: 'reduce',
  })
  const page = await context.newPage()
  page.setDefaultTimeout(60_000)
  const faults: string[] = []
  const { origin } = new URL(url)
  page.on('pageerror', (error) => faults.push(error.message))
  page.on('console', (message) => message.type() === 'error' && faults.push(message.text()))
  page.on('request', (request) => {
    const isOwn = request.url().startsWith(`${origin}/`) || request.url().startsWith('blob:')
    if (!isOwn) faults.push(`asked for ${request.url()}`)
  })
  await page.goto(url)
  return {
    page,
    serve,
    faults,
    async close() {
      await context.close()
      serve.child.kill()
      await serve.ended()
    },
  }
}

/** The one project in a data folder. */
export function projectIn(dataFolder: string): string {
  const folder = join(dataFolder, 'projects')
  const [name] = readdirSync(folder).filter((file) => file.endsWith('.variorum'))
  if (name === undefined) throw new Error('no project was made')
  return join(folder, name)
}

/** What the command line answers about a project that no app holds. */
export async function askCommandLine<T>(dataFolder: string, ...words: string[]): Promise<T> {
  const { stdout } = await promisify(execFile)(
    process.execPath,
    [commandLine, ...words, '--json'],
    { env: { ...process.env, VARIORUM_DATA_DIR: dataFolder }, maxBuffer: 1 << 28 },
  )
  // The caller states the shape that this command promises.
  return JSON.parse(stdout) as T
}

const axeSource = readFileSync(
  createRequire(import.meta.url).resolve('axe-core/axe.min.js'),
  'utf8',
)
const themes = ['light', 'sepia', 'dark', 'hc']

/** What axe finds serious or critical in the page as it is now, in every theme. */
export async function graveFaults(page: Page): Promise<string[]> {
  // The page's policy runs nothing but its own files; the protocol of the browser may.
  await page.evaluate(axeSource)
  return await page.evaluate<string[]>(`(async () => {
    const root = document.documentElement
    const before = root.dataset.theme
    const found = []
    for (const theme of ${JSON.stringify(themes)}) {
      root.dataset.theme = theme
      const { violations } = await axe.run(document, {
        resultTypes: ['violations'],
        runOnly: ['wcag2a', 'wcag2aa'],
      })
      for (const { id, impact, nodes } of violations) {
        if (impact !== 'serious' && impact !== 'critical') continue
        found.push(theme + ' ' + id + ': ' + nodes.map(({ html }) => html.slice(0, 160)).join(' | '))
      }
    }
    root.dataset.theme = before
    return found
  })()`)
}
