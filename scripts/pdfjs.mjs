import fs from 'node:fs'
import path from 'node:path'

/**
 * pdf.js looks for a canvas of native code when it is loaded in Node, to draw on. Nothing draws there.
 *
 * @type {import('vite').Plugin}
 */
export const withoutCanvas = {
  name: 'without-canvas',
  transform(code, id) {
    if (!/pdfjs-dist[\\/]legacy[\\/]build[\\/]pdf\.mjs$/.test(id)) return null
    return {
      code: code.replace('canvas = require("@napi-rs/canvas");', 'canvas = null;'),
      map: null,
    }
  },
}

/**
 * Copies the maps of Chinese, Japanese and Korean encodings beside the jobs, which read them when a PDF
 * asks for one.
 *
 * @param {string} root
 * @returns {string[]} the files made, relative to the root
 */
export function copyCharacterMaps(root) {
  const from = path.join(root, 'node_modules', 'pdfjs-dist', 'cmaps')
  const folder = path.join('out', 'jobs', 'cmaps')
  fs.mkdirSync(path.join(root, folder), { recursive: true })
  return fs.readdirSync(from).map((name) => {
    const file = path.join(folder, name)
    fs.copyFileSync(path.join(from, name), path.join(root, file))
    return file
  })
}
