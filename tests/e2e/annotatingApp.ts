import { randomBytes } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Browser, Page } from 'playwright-core'
import type { Client } from '../../core/api/connect.ts'
import { startLoopbackHost } from '../../server/loopbackHost.ts'
import { createHost } from '../../services/host.ts'
import { createJobRunner } from '../../services/jobs/jobRunner.ts'
import { otherClient } from './otherClient.ts'

/** The built interface on a real loopback host, with the sample project open in it. */
export interface AnnotatingApp {
  readonly page: Page
  /** Another client of the same host: what the project really holds. */
  readonly client: Client
  /** What went wrong in the page. */
  readonly faults: readonly string[]
  close(): Promise<void>
}

const builtRenderer = new URL('../../out/renderer/', import.meta.url).pathname

export interface AppOptions {
  readonly rendererFolder?: string | undefined
  /** Milliseconds by which every answer comes late, as from a busy host. */
  readonly delay?: number
}

export async function openAnnotatingApp(
  browser: Browser,
  { rendererFolder = builtRenderer, delay = 0 }: AppOptions = {},
): Promise<AnnotatingApp> {
  const folder = mkdtempSync(join(tmpdir(), 'variorum-annotate-'))
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
  const description = {
    kind: 'loopback',
    capabilities: [],
    version: '0.0.0',
    strict: true,
  } as const
  const host = createHost(ports, description)
  const loopback = await startLoopbackHost({ host, ports, rendererFolder, limits: {} })
  const context = await browser.newContext({
    viewport: { width: 1440, height: 900 },
    permissions: ['clipboard-read', 'clipboard-write'],
    reducedMotion: 'reduce',
  })
  const page = await context.newPage()
  if (delay > 0) await answerLate(page, delay)
  const faults: string[] = []
  page.on('pageerror', (error) => faults.push(error.message))
  page.on('console', (message) => message.type() === 'error' && faults.push(message.text()))
  await page.goto(loopback.newTicketUrl(new URLSearchParams()))
  const client = await otherClient(page)
  await client.call('profile.set', { name: 'Ana Kereama' })
  await client.call('projects.sample', {
    grant: host.grants.mint(join(folder, 'sample.variorum')),
  })
  await page.goto(loopback.newTicketUrl(new URLSearchParams({ open: 'recent' })))
  return {
    page,
    client,
    faults,
    async close() {
      client.close()
      await context.close()
      await loopback.close()
      await host.close()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

/** In their order, as the wire promises. */
async function answerLate(page: Page, delay: number): Promise<void> {
  await page.routeWebSocket(/\/api$/, (socket) => {
    const host = socket.connectToServer()
    host.onMessage((message) => void setTimeout(() => socket.send(message), delay))
  })
}
