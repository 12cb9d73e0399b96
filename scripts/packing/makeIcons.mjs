/** `node scripts/packing/makeIcons.mjs`: draws all icons of the app from assets/icon.svg again. */
import fs from 'node:fs'
import path from 'node:path'
import { ensureDeps, ensureNode } from '../bootstrap.mjs'

await ensureNode(import.meta.url)
await ensureDeps()
const { chromium } = await import('playwright-core')
const { findBrowser } = await import('../browser.mjs')
const { assetsFolder, drawIcon, iconPngFile, iconSizes } = await import('./drawIcon.mjs')
const { icnsFile, icoFile } = await import('./iconContainers.mjs')

const executablePath = await findBrowser()
if (executablePath === undefined) throw new Error('no browser here: npm test installs one')
const browser = await chromium.launch({ executablePath, args: ['--disable-gpu'] })
/** @type {import('./iconContainers.mjs').IconPngs} */
const pngs = new Map()
try {
  for (const size of iconSizes) pngs.set(size, await drawIcon(browser, size))
} finally {
  await browser.close()
}
for (const [size, png] of pngs) {
  fs.mkdirSync(path.dirname(iconPngFile(size)), { recursive: true })
  fs.writeFileSync(iconPngFile(size), png)
}
fs.writeFileSync(path.join(assetsFolder, 'icon.ico'), icoFile(pngs))
fs.writeFileSync(path.join(assetsFolder, 'icon.icns'), icnsFile(pngs))
