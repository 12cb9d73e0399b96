/** Calls both ways between the double's main process and the test that holds its Chromium. */
export interface Link {
  call<Result>(name: string, ...args: readonly unknown[]): Promise<Result>
  handle(name: string, handler: (...args: never[]) => unknown): void
  /** Fails all that wait for an answer, and whoever asks from now on. */
  break(reason: string): void
  isBroken(): boolean
}

export interface Channel {
  send(message: LinkMessage): void
  onMessage(listener: (message: unknown) => void): void
}

type LinkMessage =
  | { readonly link: 'call'; readonly id: number; readonly name: string; readonly args: unknown[] }
  | { readonly link: 'answer'; readonly id: number; readonly value: unknown }
  | { readonly link: 'error'; readonly id: number; readonly message: string }

interface Waiting {
  resolve(value: unknown): void
  reject(error: Error): void
}

export function createLink({ send, onMessage }: Channel): Link {
  const handlers = new Map<string, (...args: unknown[]) => unknown>()
  const waiting = new Map<number, Waiting>()
  let nextId = 0
  let broken: string | null = null

  async function answer(id: number, name: string, args: unknown[]) {
    try {
      const handler = handlers.get(name)
      if (handler === undefined) throw new Error(`nobody answers ${name}`)
      send({ link: 'answer', id, value: await handler(...args) })
    } catch (error) {
      send({ link: 'error', id, message: error instanceof Error ? error.message : String(error) })
    }
  }

  onMessage((message) => {
    if (!isLinkMessage(message)) return
    if (message.link === 'call') {
      void answer(message.id, message.name, message.args)
      return
    }
    const caller = waiting.get(message.id)
    waiting.delete(message.id)
    if (message.link === 'answer') caller?.resolve(message.value)
    else caller?.reject(new Error(message.message))
  })

  return {
    call<Result>(name: string, ...args: readonly unknown[]) {
      if (broken !== null) return Promise.reject(new Error(broken))
      const id = nextId++
      return new Promise<Result>((resolve, reject) => {
        // The caller states what this call answers; both ends are in this folder.
        waiting.set(id, { resolve: (value) => resolve(value as Result), reject })
        send({ link: 'call', id, name, args: [...args] })
      })
    },
    handle(name, handler) {
      // The caller states what its arguments are; both ends are in this folder.
      handlers.set(name, handler as (...args: unknown[]) => unknown)
    },
    break(reason) {
      broken = reason
      for (const { reject } of waiting.values()) reject(new Error(reason))
      waiting.clear()
    },
    isBroken: () => broken !== null,
  }
}

function isLinkMessage(message: unknown): message is LinkMessage {
  return typeof message === 'object' && message !== null && 'link' in message
}
