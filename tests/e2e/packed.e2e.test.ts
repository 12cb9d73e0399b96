// The very files of a package, without the checkout around them, under the double of Electron.
import { mkdtempSync, readdirSync, realpathSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { extractAll } from '@electron/asar'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest'
import { packStandIn } from '../../scripts/packing/testing/packStandIn.ts'
import { launchDouble } from '../desktop/launchDouble.ts'
import { answerOpening, meet } from '../desktop/openDesktop.ts'
import { launchBrowser } from './launchBrowser.ts'
import { projectIn } from './servedApp.ts'

let browser: Browser
beforeAll(async () => {
  browser = await launchBrowser()
})
afterAll(() => browser.close())

function temporaryFolder(): string {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), 'variorum-packed-')))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  return folder
}

const documentButton = (page: Page, title: string) =>
  page
    .getByRole('region', { name: 'Documents' })
    .getByRole('button', { name: new RegExp(`^${title}`) })

// Packed for the system that runs the tests: its native binary is used.
test.runIf(process.platform === 'linux')(
  'a packed app works by what is in its package',
  async () => {
    const arch = process.arch === 'arm64' ? 'arm64' : 'x64'
    const output = await packStandIn('linux', arch)
    const [unpacked = ''] = readdirSync(output).filter((name) => name.endsWith('-unpacked'))
    const appFolder = temporaryFolder()
    // Also brings back what lies beside the archive.
    extractAll(join(output, unpacked, 'resources/app.asar'), appFolder)

    const dataFolder = temporaryFolder()
    const packed = { appFolder, dataFolder, isPackaged: true }
    const { app, page } = await meet(launchDouble(browser, packed), dataFolder)
    await page.getByRole('button', { name: 'Open the sample project' }).click()
    await documentButton(page, '').first().waitFor()
    // Parsing happens in a worker of its own, from a file of its own.
    const source = join(dataFolder, 'harbour.html')
    writeFileSync(source, '<title>Harbour</title><h1>Harbour</h1><p>The ferry was late.</p>')
    await answerOpening(app, [source])
    await page.getByRole('button', { name: 'Import files', exact: true }).click()
    await documentButton(page, 'Harbour').waitFor()
    await app.close()
    expect(await app.exited()).toEqual({ code: 0, signal: null })
    expect([...app.chromium.faults, ...app.chromium.asked]).toEqual([])
    expect(app.messages).toContain('window-shown')

    // A packed app has the file in the place where one from a checkout has the checkout.
    const args = [projectIn(dataFolder)]
    const again = await meet(launchDouble(browser, { ...packed, args }), dataFolder)
    await documentButton(again.page, 'Harbour').waitFor()
    await again.app.close()
  },
  300_000,
)
