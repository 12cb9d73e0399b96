import { randomBytes } from 'node:crypto'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Browser, Page } from 'playwright-core'
import { startLoopbackHost } from '../../server/loopbackHost.ts'
import { createHost } from '../../services/host.ts'
import { createJobRunner } from '../../services/jobs/jobRunner.ts'

/** The built interface on a real loopback host, as a new person meets it. */
export interface ShellApp {
  readonly page: Page
  /** What went wrong in the page. */
  readonly faults: readonly string[]
  /** Accessibility rules that the page breaks now, by axe. */
  violations(): Promise<readonly string[]>
  openSample(): Promise<void>
  /** A new, empty project. */
  openNew(): Promise<void>
  /** Ends the host under the page. */
  stopHost(): Promise<void>
  close(): Promise<void>
}

export interface ShellOptions {
  readonly width?: number
  readonly height?: number
  readonly theme?: string
}

const rendererFolder = new URL('../../out/renderer/', import.meta.url).pathname
const axeSource = readFileSync(
  createRequire(import.meta.url).resolve('axe-core/axe.min.js'),
  'utf8',
)

export async function openShellApp(
  browser: Browser,
  { width = 1440, height = 900, theme = 'light' }: ShellOptions = {},
): Promise<ShellApp> {
  const { loopback, stopHost, removeFolder } = await startHost()
  const context = await browser.newContext({
    viewport: { width, height },
    reducedMotion: 'reduce',
  })
  await context.addInitScript(
    `if (localStorage.getItem('variorum.theme') === null) localStorage.setItem('variorum.theme', ${JSON.stringify(theme)})`,
  )
  const page = await context.newPage()
  const faults: string[] = []
  page.on('pageerror', (error) => faults.push(error.message))
  page.on('console', (message) => message.type() === 'error' && faults.push(message.text()))
  await page.goto(loopback.newTicketUrl())
  await page.getByRole('button', { name: 'Open the sample project' }).waitFor()
  return {
    page,
    faults,
    violations: () => violationsOf(page),
    async openSample() {
      await page.getByRole('button', { name: 'Open the sample project' }).click()
      await page.locator('[aria-readonly=true]').waitFor()
    },
    async openNew() {
      await page.getByRole('button', { name: 'New project' }).click()
      await page.getByLabel('Name of the project').fill('Pacific security')
      await page.keyboard.press('Enter')
      await page.getByRole('complementary', { name: 'Library' }).waitFor()
    },
    stopHost,
    async close() {
      await context.close()
      await stopHost()
      removeFolder()
    },
  }
}

async function startHost() {
  const folder = mkdtempSync(join(tmpdir(), 'variorum-shell-'))
  const ports = {
    now: Date.now,
    steadyNow: () => performance.now(),
    randomBytes,
    jobs: createJobRunner({
      workerFile: new URL('../../services/jobs/jobWorker.ts', import.meta.url),
    }),
    log: { write: () => undefined },
    dataFolder: join(folder, 'data'),
    sampleFolder: new URL('../../assets/sample/', import.meta.url),
    suggestedName: 'Ana Kereama',
  }
  const host = createHost(ports, {
    kind: 'loopback',
    capabilities: ['upload', 'download', 'projects-folder'],
    version: '0.0.0',
    strict: true,
  })
  const loopback = await startLoopbackHost({ host, ports, rendererFolder })
  let isStopped = false
  const stopHost = async () => {
    if (isStopped) return
    isStopped = true
    await loopback.close()
    await host.close()
  }
  const removeFolder = () => rmSync(folder, { recursive: true, force: true })
  return { loopback, stopHost, removeFolder }
}

async function violationsOf(page: Page): Promise<readonly string[]> {
  await page.evaluate(axeSource)
  return page.evaluate<string[]>(`axe
    .run(document, { resultTypes: ['violations'] })
    .then(({ violations }) => violations.flatMap(({ id, nodes }) =>
      nodes.map(({ html }) => id + ': ' + html.slice(0, 200))))`)
}
