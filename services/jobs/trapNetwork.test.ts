import net, { type Server } from 'node:net'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { HostileJobs } from './hostileWorker.fixture.ts'
import { createJobRunner } from './jobRunner.ts'

const workerFile = new URL('./hostileWorker.fixture.ts', import.meta.url)
const runner = createJobRunner<HostileJobs>({ workerFile })

let server: Server
let port = 0
let connections = 0

beforeAll(async () => {
  server = net.createServer(() => connections++).listen(0, '127.0.0.1')
  await new Promise((resolve) => server.once('listening', resolve))
  const address = server.address()
  port = typeof address === 'object' ? (address?.port ?? 0) : 0
})

afterAll(async () => {
  server.close()
  await runner.close()
})

test.each([
  'fetch',
  'webSocket',
  'http',
  'http2',
  'net',
  'tls',
  'listen',
  'datagram',
  'resolve',
  'lookup',
  'process',
])('a job has no way out by %s', async (way) => {
  const outcome = await runner.runJob('connect', { way, port })
  expect(outcome).toContain('a job tried to use the network')
  expect(connections).toBe(0)
})
