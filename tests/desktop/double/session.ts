import { app } from './app.ts'
import { link } from './host.ts'
import { StrictEmitter, strict } from './strict.ts'

type Handler = (request: Request) => Response | Promise<Response>
type RequestListener = (
  details: { readonly url: string },
  answer: (response: { readonly cancel?: boolean }) => void,
) => void
type Question = (
  contents: null,
  permission: string,
  answer: (isGranted: boolean) => void,
  details: { readonly requestingUrl: string },
) => void

/** A request of a page, as the test's Chromium made it. */
export interface PageRequest {
  readonly url: string
  readonly method: string
  readonly headers: Record<string, string>
  readonly body: Uint8Array | null
}

export interface PageResponse {
  readonly status: number
  readonly headers: Record<string, string>
  readonly body: Uint8Array
}

const privileged = new Set<string>()

export const protocol = strict('protocol', {
  registerSchemesAsPrivileged(schemes: readonly { readonly scheme: string }[]) {
    app.requireUnready('registerSchemesAsPrivileged')
    for (const { scheme } of schemes) privileged.add(scheme)
  },
})

export class Session extends StrictEmitter {
  readonly name: string
  readonly handlers = new Map<string, Handler>()
  requestListener: RequestListener | null = null
  permissionQuestion: Question | null = null
  permissionCheck: ((contents: null, permission: string, origin: string) => boolean) | null = null
  deviceCheck: (() => boolean) | null = null
  isSpellChecking = true
  readonly protocol = strict('session.protocol', {
    handle: (scheme: string, handler: Handler) => {
      if (!privileged.has(scheme)) throw new Error(`${scheme} is no privileged scheme`)
      this.handlers.set(scheme, handler)
    },
  })
  readonly webRequest = strict('session.webRequest', {
    onBeforeRequest: (listener: RequestListener) => {
      this.requestListener = listener
    },
  })

  constructor(name: string) {
    super(['will-download'])
    this.name = name
  }

  setPermissionRequestHandler(question: Question): void {
    this.permissionQuestion = question
  }

  setPermissionCheckHandler(check: typeof this.permissionCheck): void {
    this.permissionCheck = check
  }

  setDevicePermissionHandler(check: () => boolean): void {
    this.deviceCheck = check
  }

  setSpellCheckerEnabled(isEnabled: boolean): void {
    this.isSpellChecking = isEnabled
  }

  /** What a handler answers, or null when the app cancels the request. */
  async request({ url, method, headers, body }: PageRequest): Promise<PageResponse | null> {
    if (await this.isCancelled(url)) return null
    const handler = this.handlers.get(new URL(url).protocol.slice(0, -1))
    if (handler === undefined) return null
    const init = { method, headers, ...(body === null ? {} : { body: new Uint8Array(body) }) }
    const response = await handler(new Request(url, init))
    return {
      status: response.status,
      headers: Object.fromEntries(response.headers),
      body: new Uint8Array(await response.arrayBuffer()),
    }
  }

  isCancelled(url: string): Promise<boolean> {
    return new Promise((resolve) => {
      if (this.requestListener === null) resolve(false)
      else this.requestListener({ url }, ({ cancel = false }) => resolve(cancel))
    })
  }
}

const sessions = new Map<string, Session>()

function named(name: string): Session {
  const known = sessions.get(name)
  if (known !== undefined) return known
  if (!app.isReady()) throw new Error('a session before the app is ready')
  const made = new Session(name)
  sessions.set(name, made)
  return made
}

export const session = strict('session', {
  get defaultSession(): Session {
    return named('')
  },
  fromPartition: named,
})

export function sessionOf(given: unknown): Session {
  return given instanceof Session ? given : named('')
}

link.handle('request', (name: string, request: PageRequest) => named(name).request(request))
/** Whether the app cancels a request that no handler could answer anyway. */
link.handle('isCancelled', (name: string, url: string) => named(name).isCancelled(url))
link.handle(
  'permission',
  (name: string, permission: string, url: string) =>
    new Promise((resolve) => {
      const { permissionQuestion, permissionCheck } = named(name)
      if (permissionQuestion === null || permissionCheck === null) resolve(true)
      else if (!permissionCheck(null, permission, url)) resolve(false)
      else permissionQuestion(null, permission, resolve, { requestingUrl: url })
    }),
)
/** True when the app lets it begin. */
link.handle('download', (name: string, url: string) => {
  const item = strict('DownloadItem', { getURL: () => url })
  return !named(name).emitPreventable('will-download', {}, item)
})
