// A worker for the tests of the runner: jobs that misbehave in every way a job can.
import { lookup } from 'node:dns/promises'
import { AppError } from '../../core/model/error.ts'
import { openInMemory } from '../../db/open.ts'
import type { JobHandlers } from './jobs.ts'
import { serveJobs } from './serveJobs.ts'

export type HostileJobs = {
  readonly double: { readonly input: number; readonly output: number }
  readonly lengthOf: { readonly input: Uint8Array; readonly output: number }
  readonly threadNumber: { readonly input: null; readonly output: number }
  readonly chatter: { readonly input: number; readonly output: number }
  readonly spin: { readonly input: null; readonly output: never }
  readonly allocate: { readonly input: null; readonly output: never }
  readonly allocateBuffers: { readonly input: null; readonly output: never }
  readonly litter: { readonly input: number; readonly output: number }
  readonly growArray: { readonly input: null; readonly output: never }
  readonly recurse: { readonly input: null; readonly output: number }
  readonly refuse: { readonly input: null; readonly output: never }
  readonly throwError: { readonly input: null; readonly output: never }
  readonly throwOutside: { readonly input: null; readonly output: never }
  readonly exit: { readonly input: null; readonly output: never }
  readonly answerFunction: { readonly input: null; readonly output: unknown }
  readonly environment: { readonly input: null; readonly output: readonly string[] }
  readonly print: { readonly input: null; readonly output: null }
  /** A long call of SQLite; it marks 1 when it begins and 2 when it is through. */
  readonly stayInSqlite: { readonly input: Marks; readonly output: null }
  /** Short calls of SQLite without end; it marks how many there were. */
  readonly hammerSqlite: { readonly input: Marks; readonly output: never }
  readonly connect: {
    readonly input: { readonly way: string; readonly port: number }
    readonly output: string
  }
}

/** Seen by the test while the thread is busy. */
export type Marks = Int32Array<SharedArrayBuffer>

/** A new number per thread: equal answers come from one thread. */
const threadNumber = Math.random()

/** Held while a job runs, garbage after it. */
const litter: number[][] = []

const waysOut: Readonly<Record<string, (port: number) => unknown>> = {
  fetch: (port) => fetch(`http://127.0.0.1:${port}/`),
  webSocket: (port) => new WebSocket(`ws://127.0.0.1:${port}/`),
  http: (port) => process.getBuiltinModule('node:http').get(`http://127.0.0.1:${port}/`),
  http2: (port) => process.getBuiltinModule('node:http2').connect(`http://127.0.0.1:${port}/`),
  net: (port) => process.getBuiltinModule('node:net').connect(port, '127.0.0.1'),
  tls: (port) => process.getBuiltinModule('node:tls').connect(port, '127.0.0.1'),
  listen: () => process.getBuiltinModule('node:net').createServer().listen(0),
  datagram: (port) =>
    process.getBuiltinModule('node:dgram').createSocket('udp4').send('a', port, '127.0.0.1'),
  resolve: () =>
    new (process.getBuiltinModule('node:dns').Resolver)().resolve4('localhost', String),
  lookup: () => lookup('localhost'),
  process: () => process.getBuiltinModule('node:child_process').spawnSync('true'),
}

const handlers: JobHandlers<HostileJobs> = {
  double: (input) => input * 2,
  lengthOf: (bytes) => bytes.length,
  threadNumber: () => threadNumber,
  chatter: (milliseconds, report) => {
    const started = performance.now()
    let done = 0
    for (; performance.now() - started < milliseconds; done++) {
      report({ done, total: 0, label: 'talk' })
    }
    return done
  },
  spin: () => {
    for (;;) Math.random()
  },
  allocate: () => {
    const kept: string[][] = []
    for (;;) kept.push(Array.from({ length: 1000 }, (_, i) => `${i} ${kept.length}`))
  },
  allocateBuffers: () => {
    const kept: Uint8Array[] = []
    for (;;) kept.push(new Uint8Array(1e6).fill(1))
  },
  litter: (megabytes) => {
    for (let count = 0; count < megabytes; count++) litter.push(new Array(2 ** 17).fill(count))
    litter.length = 0
    return threadNumber
  },
  growArray: () => {
    const kept: number[] = []
    for (;;) kept.push(1.5)
  },
  recurse: function recurse(): number {
    return 1 + Number(recurse())
  },
  refuse: () => {
    throw new AppError('unsupported', 'looks like a ZIP archive', { looksLike: 'zip' })
  },
  throwError: () => {
    throw new TypeError('a bug')
  },
  throwOutside: () =>
    new Promise(() => {
      setImmediate(() => {
        throw new TypeError('a bug outside the handler')
      })
    }),
  exit: () => process.exit(3),
  answerFunction: () => () => 'not cloneable',
  environment: () => Object.keys(process.env),
  print: () => {
    process.stdout.write('a line on standard output\n')
    return null
  },
  stayInSqlite: (marks) => {
    const db = openInMemory()
    db.define('mark', (value) => Atomics.store(marks, 0, Number(value)))
    const rows = 'WITH RECURSIVE row(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM row LIMIT 4000000)'
    db.get(`${rows} SELECT mark(1), (SELECT sum(n) FROM row), mark(2)`)
    return null
  },
  hammerSqlite: (marks) => {
    const db = openInMemory()
    for (;;) {
      db.all('SELECT value FROM json_each(?)', '[1, 2, 3]')
      Atomics.add(marks, 0, 1)
    }
  },
  connect: async ({ way, port }) => {
    try {
      await waysOut[way]?.(port)
    } catch (error) {
      return String(error)
    }
    return 'nothing stopped it'
  },
}

serveJobs(handlers)
