import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http'
import { AppError } from '../core/model/error.ts'
import type { ProjectTargets } from '../services/pageHost/projectTargets.ts'
import type { RendererFiles } from '../services/pageHost/rendererFiles.ts'
import type { Sent, Uploads } from '../services/pageHost/uploads.ts'
import type { Log } from '../services/ports.ts'
import { type Address, checkHost, checkOrigin, targetOf } from './address.ts'
import { type BrowserKey, checkKey } from './browserKey.ts'
import { answerError, Refusal } from './refusal.ts'
import { downloadPath, type SaveTargets } from './saveTargets.ts'
import { securityHeaders } from './securityHeaders.ts'
import { sendDownload } from './sendDownload.ts'
import type { Tickets } from './tickets.ts'

/** All that requests can reach. */
export interface Reachable {
  readonly address: Address
  readonly tickets: Tickets
  readonly key: BrowserKey
  readonly rendererFiles: RendererFiles
  readonly uploads: Uploads
  readonly saveTargets: SaveTargets
  readonly projectTargets: ProjectTargets
  readonly log: Log
}

/** Answers every request but the upgrade to a socket. */
export function answerRequests(reachable: Reachable): RequestListener {
  const headers = Object.entries(securityHeaders(reachable.address))
  return (request, response) => {
    for (const [name, value] of headers) response.setHeader(name, value)
    answer(reachable, request, response).catch((error: unknown) =>
      answerError(response, error, reachable.log),
    )
  }
}

async function answer(
  reachable: Reachable,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  checkHost(request, reachable.address)
  const target = targetOf(request, reachable.address)
  switch (request.method) {
    case 'GET':
    case 'HEAD':
      await give(reachable, { request, response, target })
      return
    case 'POST':
      await take(reachable, { request, response, target })
      return
    default:
      throw new Refusal(405, 'Only GET, HEAD and POST.', { allow: 'GET, HEAD, POST' })
  }
}

interface Exchange {
  readonly request: IncomingMessage
  readonly response: ServerResponse
  readonly target: URL
}

async function give(reachable: Reachable, { request, response, target }: Exchange): Promise<void> {
  const { key, rendererFiles, saveTargets } = reachable
  const isGet = request.method === 'GET'
  const ticket = target.searchParams.get('ticket')
  // Only GET: programs that look a link over before a person follows it ask for HEAD.
  if (isGet && ticket !== null) {
    letIn(reachable, { request, response, target }, ticket)
    return
  }
  checkKey(request, key)
  if (isGet && target.pathname.startsWith(downloadPath)) {
    await sendDownload(response, saveTargets.take(target.pathname.slice(downloadPath.length)))
    return
  }
  // Not decoded: the names of built files need no escapes, so one with escapes is none of them.
  const file = rendererFiles.get(target.pathname)
  if (file === undefined) throw new Refusal(404, 'There is no such file.')
  const { mediaType, bytes } = file
  response.writeHead(200, { 'content-type': mediaType, 'content-length': bytes.length })
  response.end(bytes)
}

function letIn(
  { tickets, key }: Reachable,
  { request, response, target }: Exchange,
  ticket: string,
): void {
  if (tickets.spend(ticket)) response.setHeader('set-cookie', key.setCookie)
  // Whoever is in already may come by the same link again: a reload, a step back.
  else checkKey(request, key)
  target.searchParams.delete('ticket')
  response.writeHead(303, { location: `/${target.search}` })
  response.end()
}

/** What a page may ask of this host beside the API, which knows neither uploads nor folders. */
const services: Readonly<
  Record<string, (reachable: Reachable, name: string, request: IncomingMessage) => unknown>
> = {
  '/upload': async ({ uploads }, name, request) => ({
    grant: await uploads.receive(sentBy(request), name),
  }),
  '/save-target': ({ saveTargets }, name) => saveTargets.create(name),
  '/project-target': ({ projectTargets }, name) => ({ grant: projectTargets.mint(name) }),
}

/** The connection is not destroyed on the way out: the answer goes over the same one. */
function sentBy(request: IncomingMessage): Sent {
  return {
    body: request.iterator({ destroyOnReturn: false }),
    announced: Number(request.headers['content-length'] ?? 0),
  }
}

async function take(reachable: Reachable, { request, response, target }: Exchange): Promise<void> {
  const service = services[target.pathname]
  if (service === undefined) throw new Refusal(405, 'Only GET and HEAD.', { allow: 'GET, HEAD' })
  checkOrigin(request, reachable.address)
  checkKey(request, reachable.key)
  const name = target.searchParams.get('name') ?? ''
  if (name === '') throw new AppError('invalid_input', `${target.pathname} needs a name`)
  const result = await service(reachable, name, request)
  response.writeHead(200, { 'content-type': 'application/json' })
  response.end(JSON.stringify(result))
}
