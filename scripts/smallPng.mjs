import { crc32, deflateSync, inflateSync } from 'node:zlib'

const SIGNATURE = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])
const COLOURS = 256

/**
 * The same picture with at most 256 colours, in half the bytes: letters on plain grounds have few more.
 * The rarest become the nearest of the others.
 *
 * @param {Buffer} png as browsers write it: eight bits a channel, not interlaced
 * @returns {Buffer}
 */
export function smallPng(png) {
  const { width, height, pixels } = readPixels(png)
  const { palette, indexOf } = choosePalette(pixels)
  const header = Buffer.alloc(13)
  header.writeUInt32BE(width, 0)
  header.writeUInt32BE(height, 4)
  // Eight bits for each pixel, an index into the palette.
  header.set([8, 3, 0, 0, 0], 8)
  // The first byte of a row names its filter: 0, none.
  const rows = Buffer.alloc((width + 1) * height)
  pixels.forEach((pixel, at) => {
    rows[at + Math.floor(at / width) + 1] = indexOf.get(pixel) ?? 0
  })
  return Buffer.concat([
    SIGNATURE,
    chunk('IHDR', header),
    chunk('PLTE', Buffer.from(palette.flatMap(channels))),
    chunk('IDAT', deflateSync(rows, { level: 9, memLevel: 9 })),
    chunk('IEND', Buffer.alloc(0)),
  ])
}

/**
 * @param {Buffer} png
 * @returns {{ width: number, height: number, pixels: Uint32Array }} pixels as 0xrrggbb
 */
function readPixels(png) {
  const width = png.readUInt32BE(16)
  const height = png.readUInt32BE(20)
  const size = png[25] === 6 ? 4 : 3
  const rows = unfilter(inflateSync(Buffer.concat(dataOf(png))), width * size, height, size)
  const pixels = Uint32Array.from({ length: width * height }, (_, at) =>
    rows.readUIntBE(at * size, 3),
  )
  return { width, height, pixels }
}

/** @param {Buffer} png */
function dataOf(png) {
  const parts = []
  for (let at = SIGNATURE.length; at < png.length; at += png.readUInt32BE(at) + 12) {
    const isData = png.toString('latin1', at + 4, at + 8) === 'IDAT'
    if (isData) parts.push(png.subarray(at + 8, at + 8 + png.readUInt32BE(at)))
  }
  return parts
}

/**
 * Undoes the filters of a PNG's rows (W3C PNG, section 9).
 *
 * @param {Buffer} filtered
 * @param {number} rowBytes without the filter's byte
 * @param {number} height
 * @param {number} size bytes of a pixel
 */
function unfilter(filtered, rowBytes, height, size) {
  const rows = Buffer.alloc(rowBytes * height)
  for (let y = 0; y < height; y += 1) {
    const filter = filtered[y * (rowBytes + 1)]
    for (let x = 0; x < rowBytes; x += 1) {
      const at = y * rowBytes + x
      const left = x < size ? 0 : (rows[at - size] ?? 0)
      const up = y === 0 ? 0 : (rows[at - rowBytes] ?? 0)
      const corner = x < size || y === 0 ? 0 : (rows[at - rowBytes - size] ?? 0)
      const predicted = [0, left, up, (left + up) >> 1, paeth(left, up, corner)][filter ?? 0] ?? 0
      rows[at] = (filtered[y * (rowBytes + 1) + 1 + x] ?? 0) + predicted
    }
  }
  return rows
}

/**
 * @param {number} left
 * @param {number} up
 * @param {number} corner
 */
function paeth(left, up, corner) {
  const [toLeft, toUp] = [Math.abs(up - corner), Math.abs(left - corner)]
  const toCorner = Math.abs(left + up - 2 * corner)
  if (toLeft <= toUp && toLeft <= toCorner) return left
  return toUp <= toCorner ? up : corner
}

/**
 * @param {Uint32Array} pixels
 * @returns {{ palette: number[], indexOf: Map<number, number> }} the index of every colour there is
 */
function choosePalette(pixels) {
  /** @type {Map<number, number>} */
  const counts = new Map()
  for (const pixel of pixels) counts.set(pixel, (counts.get(pixel) ?? 0) + 1)
  const colours = [...counts].sort((a, b) => b[1] - a[1]).map(([colour]) => colour)
  const palette = colours.slice(0, COLOURS)
  const indexOf = new Map(colours.map((colour) => [colour, nearest(palette, colour)]))
  return { palette, indexOf }
}

/**
 * @param {number[]} palette
 * @param {number} colour
 */
function nearest(palette, colour) {
  const exact = palette.indexOf(colour)
  if (exact !== -1) return exact
  const distances = palette.map((candidate) => distance(candidate, colour))
  return distances.indexOf(Math.min(...distances))
}

/**
 * @param {number} a
 * @param {number} b
 */
function distance(a, b) {
  const other = channels(b)
  return channels(a).reduce((sum, value, index) => sum + (value - (other[index] ?? 0)) ** 2, 0)
}

/** @param {number} colour */
function channels(colour) {
  return [colour >> 16, (colour >> 8) & 255, colour & 255]
}

/**
 * @param {string} type
 * @param {Buffer} data
 */
function chunk(type, data) {
  const named = Buffer.concat([Buffer.from(type, 'latin1'), data])
  const ends = Buffer.alloc(8)
  ends.writeUInt32BE(data.length, 0)
  ends.writeUInt32BE(crc32(named), 4)
  return Buffer.concat([ends.subarray(0, 4), named, ends.subarray(4)])
}
