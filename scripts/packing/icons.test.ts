import fs from 'node:fs'
import path from 'node:path'
import { type Browser, chromium } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { findBrowser } from '../browser.mjs'
import { assetsFolder, drawIcon, iconPngFile, iconSizes } from './drawIcon.mjs'
import { icnsFile, icoFile } from './iconContainers.mjs'

const pngs = new Map(iconSizes.map((size) => [size, fs.readFileSync(iconPngFile(size))]))

test.each(iconSizes)(
  'the picture of %i pixels is a PNG of that size, with transparency',
  (size) => {
    const png = pngs.get(size) ?? Buffer.alloc(0)
    expect(png.toString('latin1', 1, 4)).toBe('PNG')
    expect([png.readUInt32BE(16), png.readUInt32BE(20), png[25]]).toEqual([size, size, 6])
  },
)

test('there are no other pictures', () => {
  const names = iconSizes.map((size) => path.basename(iconPngFile(size))).sort()
  expect(fs.readdirSync(path.join(assetsFolder, 'icons')).sort()).toEqual(names)
})

test('the icon of Windows holds these very pictures', () => {
  const ico = fs.readFileSync(path.join(assetsFolder, 'icon.ico'))
  expect(ico.equals(icoFile(pngs))).toBe(true)
  const count = ico.readUInt16LE(4)
  const sizes = Array.from({ length: count }, (_, index) => {
    const entry = ico.subarray(6 + 16 * index)
    const start = entry.readUInt32LE(12)
    const png = ico.subarray(start, start + entry.readUInt32LE(8))
    expect((entry[0] || 256) === png.readUInt32BE(16) && png.includes('IEND')).toBe(true)
    return png.readUInt32BE(16)
  })
  expect(sizes).toEqual([16, 24, 32, 48, 64, 128, 256])
})

test('the icon of macOS holds these very pictures', () => {
  const icns = fs.readFileSync(path.join(assetsFolder, 'icon.icns'))
  expect(icns.equals(icnsFile(pngs))).toBe(true)
  expect([icns.toString('latin1', 0, 4), icns.readUInt32BE(4)]).toEqual(['icns', icns.length])
  const sizes: number[] = []
  for (let at = 8; at < icns.length; at += icns.readUInt32BE(at + 4)) {
    sizes.push(icns.readUInt32BE(at + 8 + 16))
  }
  expect(sizes).toEqual([32, 64, 128, 256, 256, 512, 512, 1024])
})

describe('drawn again', () => {
  let browser: Browser

  beforeAll(async () => {
    const executablePath = await findBrowser()
    if (executablePath === undefined) throw new Error('no browser here: npm test installs one')
    browser = await chromium.launch({ executablePath, args: ['--disable-gpu'] })
  })

  afterAll(() => browser.close())

  /** Of the channels, 0 to 255, on average: browsers round edges a little differently. */
  async function difference(left: Buffer, right: Buffer): Promise<number> {
    const page = await browser.newPage()
    const compare = `async ([left, right]) => {
      const read = async (png) => {
        const image = new Image()
        image.src = 'data:image/png;base64,' + png
        await image.decode()
        const canvas = new OffscreenCanvas(image.width, image.height)
        const context = canvas.getContext('2d')
        context.drawImage(image, 0, 0)
        return context.getImageData(0, 0, image.width, image.height).data
      }
      const [a, b] = [await read(left), await read(right)]
      return a.reduce((sum, value, index) => sum + Math.abs(value - b[index]), 0) / a.length
    }`
    const pictures = JSON.stringify([left.toString('base64'), right.toString('base64')])
    const answer = Number(await page.evaluate(`(${compare})(${pictures})`))
    await page.close()
    return answer
  }

  test.each([16, 48, 256])(
    'from assets/icon.svg at %i pixels it is the same picture',
    async (size) => {
      const drawn = await drawIcon(browser, size)
      expect(await difference(drawn, pngs.get(size) ?? drawn)).toBeLessThan(1)
    },
  )
})
