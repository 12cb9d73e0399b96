import { type MessagePort, parentPort } from 'node:worker_threads'
import { AppError } from '../../core/model/error.ts'
import { failureOf, type JobReply, type JobRequest } from './jobMessage.ts'
import { trapNetwork } from './trapNetwork.ts'

type Handler = (input: never) => unknown

/**
 * The worker's side: answers job requests one by one with these handlers. Called once, by a worker's
 * entry file, with a map that satisfies JobHandlers.
 */
export function serveJobs(handlers: Readonly<Record<string, Handler>>): void {
  if (parentPort === null) throw new Error('jobs are served in a worker thread only')
  trapNetwork()
  const port = parentPort
  port.on('message', (request: JobRequest) => {
    void answer(handlers, request).then((reply) => post(port, reply, request.name))
  })
}

async function answer(
  handlers: Readonly<Record<string, Handler>>,
  { name, input }: JobRequest,
): Promise<JobReply> {
  try {
    const handler = Object.hasOwn(handlers, name) ? handlers[name] : undefined
    if (handler === undefined) throw new AppError('internal', `no job is named ${name}`)
    // The runner's types pair each name with its input; the thread border erases that.
    return { ok: true, output: await handler(input as never) }
  } catch (error) {
    return { ok: false, failure: failureOf(error, name) }
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
