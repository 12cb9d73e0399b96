import { type MessagePort, parentPort, workerData } from 'node:worker_threads'
import { AppError } from '../../core/model/error.ts'
import { enterThrough } from '../../db/nativeCode.ts'
import { failureOf, type JobMessage, type JobReply, type JobRequest } from './jobMessage.ts'
import type { Report } from './jobs.ts'
import { trapNetwork } from './trapNetwork.ts'

type Handler = (input: never, report: Report) => unknown

/** Milliseconds between two messages of progress. */
const REPORT_INTERVAL = 100

/**
 * The worker's side: answers job requests one by one with these handlers. Called once, by a worker's
 * entry file, with a map that satisfies JobHandlers.
 */
export function serveJobs(handlers: Readonly<Record<string, Handler>>): void {
  if (parentPort === null) throw new Error('jobs are served in a worker thread only')
  trapNetwork()
  // JobThread gives it, and nobody else starts this file.
  enterThrough(workerData)
  const port = parentPort
  port.on('message', (request: JobRequest) => {
    void answer(handlers, request, reporter(port)).then((reply) => post(port, reply, request.name))
  })
}

async function answer(
  handlers: Readonly<Record<string, Handler>>,
  { name, input }: JobRequest,
  report: Report,
): Promise<JobReply> {
  try {
    const handler = Object.hasOwn(handlers, name) ? handlers[name] : undefined
    if (handler === undefined) throw new AppError('internal', `no job is named ${name}`)
    // The runner's types pair each name with its input; the thread border erases that.
    return { ok: true, output: await handler(input as never, report) }
  } catch (error) {
    return { ok: false, failure: failureOf(error, name) }
  }
}

/** The first step of a job is told at once, then one at a time: a job that hurries must not flood the host. */
function reporter(port: MessagePort): Report {
  let last = Number.NEGATIVE_INFINITY
  return ({ done, total, label }) => {
    const now = performance.now()
    if (now - last < REPORT_INTERVAL) return
    last = now
    port.postMessage({ progress: { done, total, label } } satisfies JobMessage)
  }
}

/** An answer that cannot be cloned is a bug in the job; it must not leave the caller waiting. */
function post(port: MessagePort, reply: JobReply, jobName: string): void {
  try {
    port.postMessage(reply)
  } catch (error) {
    port.postMessage({ ok: false, failure: failureOf(error, jobName) } satisfies JobReply)
  }
}
