import fs from 'node:fs'
import http from 'node:http'
import path from 'node:path'
import { chromium } from 'playwright-core'

const types = { html: 'text/html', js: 'text/javascript', css: 'text/css' }

export function launchBrowser() {
  return chromium.launch({
    executablePath: process.env.CHROMIUM_PATH ?? '/usr/bin/chromium',
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--enable-precise-memory-info',
      '--js-flags=--expose-gc',
    ],
  })
}

/**
 * Serves a folder on the loopback interface.
 *
 * @param {string} folder
 * @returns {Promise<{url: string, close: () => void}>}
 */
export async function serveFolder(folder) {
  const server = http.createServer((request, response) => {
    const file = path.join(folder, request.url === '/' ? 'index.html' : path.normalize(request.url))
    if (!fs.existsSync(file)) {
      response.writeHead(404).end()
      return
    }
    response.setHeader('content-type', types[path.extname(file).slice(1)] ?? 'text/plain')
    response.end(fs.readFileSync(file))
  })
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve))
  return { url: `http://127.0.0.1:${server.address().port}/`, close: () => server.close() }
}

/** Resident memory in MiB of the largest page process among our descendants; NaN where there is no /proc. */
export function pageMemory() {
  if (!fs.existsSync('/proc/self/status')) return Number.NaN
  const sizes = descendantsOf(process.pid)
    .filter((id) => readOr(`/proc/${id}/cmdline`).includes('--type=renderer'))
    .map((id) => Number(/VmRSS:\s+(\d+)/.exec(readOr(`/proc/${id}/status`))?.[1] ?? 0) / 1024)
  return Math.max(0, ...sizes)
}

/** @param {number} root */
function descendantsOf(root) {
  const children = new Map()
  for (const id of fs.readdirSync('/proc').filter((name) => /^\d+$/.test(name))) {
    const status = readOr(`/proc/${id}/stat`)
    const parent = Number(status.slice(status.lastIndexOf(')') + 2).split(' ')[1])
    children.set(parent, [...(children.get(parent) ?? []), Number(id)])
  }
  const found = []
  const pending = [root]
  for (let id = pending.pop(); id !== undefined; id = pending.pop()) {
    const own = children.get(id) ?? []
    found.push(...own)
    pending.push(...own)
  }
  return found
}

/** A process may end while it is looked at. */
function readOr(file) {
  try {
    return fs.readFileSync(file, 'utf8')
  } catch {
    return ''
  }
}
