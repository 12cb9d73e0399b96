import fs from 'node:fs'
import path from 'node:path'
import { projectRoot } from '../bootstrap.mjs'

/** What Linux desktops look for; the other systems' containers are made of some of them. */
export const iconSizes = [16, 24, 32, 48, 64, 128, 256, 512, 1024]

export const assetsFolder = path.join(projectRoot, 'assets')

/** @param {number} size */
export function iconPngFile(size) {
  return path.join(assetsFolder, 'icons', `${size}x${size}.png`)
}

/**
 * Draws assets/icon.svg.
 *
 * @param {import('playwright-core').Browser} browser
 * @param {number} size
 * @returns {Promise<Buffer>} a PNG file, transparent around the mark
 */
export async function drawIcon(browser, size) {
  const svg = fs.readFileSync(path.join(assetsFolder, 'icon.svg')).toString('base64')
  const page = await browser.newPage({ viewport: { width: size, height: size } })
  const style = `display: block; width: ${size}px; height: ${size}px`
  await page.setContent(
    `<body style="margin: 0"><img style="${style}" src="data:image/svg+xml;base64,${svg}"></body>`,
  )
  const png = await page.screenshot({ omitBackground: true })
  await page.close()
  return png
}
