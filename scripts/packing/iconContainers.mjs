/** The two containers that Windows and macOS want their icons in; both hold plain PNG files. */

/** @typedef {Map<number, Buffer>} IconPngs PNG files by their width in pixels */

/** Where macOS looks for which size: the @2x names among them are how iconutil calls them. */
const icnsTypes = /** @type {const} */ ([
  ['ic11', 32],
  ['ic12', 64],
  ['ic07', 128],
  ['ic13', 256],
  ['ic08', 256],
  ['ic14', 512],
  ['ic09', 512],
  ['ic10', 1024],
])

const icoSizes = [16, 24, 32, 48, 64, 128, 256]

/**
 * An ICO file as Windows reads it since Vista (Microsoft, "Icons", ICONDIR and ICONDIRENTRY).
 *
 * @param {IconPngs} pngs
 */
export function icoFile(pngs) {
  const head = Buffer.alloc(6)
  head.writeUInt16LE(1, 2)
  head.writeUInt16LE(icoSizes.length, 4)
  let offset = head.length + 16 * icoSizes.length
  const entries = icoSizes.map((size) => {
    const png = pngOf(pngs, size)
    const entry = Buffer.alloc(16)
    // A byte each for width and height, where 0 means 256.
    entry.set([size % 256, size % 256])
    entry.writeUInt16LE(1, 4)
    entry.writeUInt16LE(32, 6)
    entry.writeUInt32LE(png.length, 8)
    entry.writeUInt32LE(offset, 12)
    offset += png.length
    return entry
  })
  return Buffer.concat([head, ...entries, ...icoSizes.map((size) => pngOf(pngs, size))])
}

/**
 * An ICNS file: four letters and a length, big-endian, before the whole and before each part.
 *
 * @param {IconPngs} pngs
 */
export function icnsFile(pngs) {
  const parts = icnsTypes.map(([type, size]) => block(type, pngOf(pngs, size)))
  return block('icns', Buffer.concat(parts))
}

/**
 * @param {string} type
 * @param {Buffer} content
 */
function block(type, content) {
  const head = Buffer.alloc(8)
  head.write(type, 'latin1')
  head.writeUInt32BE(head.length + content.length, 4)
  return Buffer.concat([head, content])
}

/**
 * @param {IconPngs} pngs
 * @param {number} size
 */
function pngOf(pngs, size) {
  const png = pngs.get(size)
  if (png === undefined) throw new Error(`no picture of ${size} pixels`)
  return png
}
