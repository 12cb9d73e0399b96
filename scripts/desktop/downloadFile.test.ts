import { once } from 'node:events'
import fs from 'node:fs'
import http from 'node:http'
import type { AddressInfo } from 'node:net'
import os from 'node:os'
import path from 'node:path'
import { beforeEach, expect, onTestFinished, test } from 'vitest'
import { downloadFile } from './downloadFile.mjs'

let target = ''

beforeEach(() => {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'variorum-download-'))
  target = path.join(folder, 'file')
  onTestFinished(() => fs.rmSync(folder, { recursive: true, force: true }))
})

async function serve(answer: http.RequestListener): Promise<string> {
  const server = http.createServer(answer).listen(0, '127.0.0.1')
  onTestFinished(() => {
    server.closeAllConnections()
    server.close()
  })
  await once(server, 'listening')
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}/file`
}

test('a file arrives whole, and its progress is told', async () => {
  const bytes = Buffer.alloc(300_000, 7)
  const url = await serve((_, response) => {
    response.setHeader('content-length', bytes.length)
    response.end(bytes)
  })
  const seen: (number | undefined)[][] = []
  await downloadFile(url, target, { onProgress: (...progress) => seen.push(progress) })
  expect(fs.readFileSync(target).equals(bytes)).toBe(true)
  expect(seen.at(-1)).toEqual([bytes.length, bytes.length])
})

test('a server that does not answer', async () => {
  const url = await serve(() => {})
  await expect(downloadFile(url, target, { answerMs: 50 })).rejects.toThrow(
    /^no answer within 0\.05 s$/,
  )
})

test('a server that falls silent', async () => {
  const url = await serve((_, response) => response.write('some'))
  await expect(downloadFile(url, target, { silenceMs: 100 })).rejects.toThrow(
    /^no more from the server within 0\.1 s$/,
  )
})

test('a server that drips for ever', async () => {
  const url = await serve((_, response) => {
    const drip = setInterval(() => response.write('.'), 10)
    response.on('close', () => clearInterval(drip))
  })
  await expect(downloadFile(url, target, { totalMs: 300 })).rejects.toThrow(
    /^not done within 0\.3 s$/,
  )
})

test('a server that breaks off', async () => {
  const url = await serve((_, response) => {
    response.setHeader('content-length', 100)
    response.write('some')
    setTimeout(() => response.destroy(), 20)
  })
  await expect(downloadFile(url, target)).rejects.toThrow(/^\S[^\n]+$/)
})

test('a refusal, and nobody there', async () => {
  const url = await serve((_, response) => response.writeHead(403).end())
  await expect(downloadFile(url, target)).rejects.toThrow(/^the server answers 403$/)
  const server = http.createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  server.close()
  await once(server, 'close')
  await expect(downloadFile(`http://127.0.0.1:${port}/`, target)).rejects.toThrow(/^ECONNREFUSED$/)
})
