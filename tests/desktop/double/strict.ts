import { EventEmitter } from 'node:events'

/** What is asked of an object of Electron that the double does not have: an error, never undefined. */
export function strict<T extends object>(name: string, members: T): T {
  return Object.setPrototypeOf(members, guardOf(name))
}

/** For classes: whatever their instances do not have throws. */
export class Guarded {}
Object.setPrototypeOf(Guarded.prototype, guardOf(''))

/** Stands at the end of a prototype chain, where only what nobody has is looked for. */
function guardOf(name: string): object {
  const refuse = (key: string, asked: object) => {
    const whose = name === '' ? asked.constructor.name : name
    throw new Error(`${whose}.${key} is not in the double`)
  }
  return new Proxy(Object.prototype, {
    get(target, key, asked) {
      const isForeign = typeof key === 'string' && key !== 'then' && key !== 'toJSON'
      if (isForeign && !(key in target)) refuse(key, asked)
      return Reflect.get(target, key, asked)
    },
    set(_target, key, _value, asked) {
      refuse(String(key), asked)
      return false
    },
  })
}

/** Whoever waits for an event states what comes with it, as with Electron's own types. */
export type Listener = (...args: unknown[]) => void

/** An emitter of known events only: to wait for any other is an error. */
export class StrictEmitter extends Guarded {
  readonly emitter: EventEmitter = new EventEmitter()
  readonly events: readonly string[]

  constructor(events: readonly string[]) {
    super()
    this.events = events
  }

  on(event: string, listener: Listener): this {
    this.require(event)
    this.emitter.on(event, listener)
    return this
  }

  once(event: string, listener: Listener): this {
    this.require(event)
    this.emitter.once(event, listener)
    return this
  }

  off(event: string, listener: Listener): this {
    this.emitter.off(event, listener)
    return this
  }

  emit(event: string, ...args: unknown[]): boolean {
    this.require(event)
    return this.emitter.emit(event, ...args)
  }

  listenerCount(event: string): number {
    return this.emitter.listenerCount(event)
  }

  /** Emits an event that listeners may prevent; true when one did. */
  emitPreventable(
    event: string,
    details: Readonly<Record<string, unknown>> = {},
    ...args: readonly unknown[]
  ): boolean {
    const first = {
      ...details,
      defaultPrevented: false,
      preventDefault() {
        first.defaultPrevented = true
      },
    }
    this.emit(event, first, ...args)
    return first.defaultPrevented
  }

  private require(event: string): void {
    if (this.events.includes(event)) return
    throw new Error(`${this.constructor.name} event ${event} is not in the double`)
  }
}
