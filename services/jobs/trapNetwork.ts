import childProcess from 'node:child_process'
import datagram from 'node:dgram'
import dns from 'node:dns'
import { syncBuiltinESMExports } from 'node:module'
import net from 'node:net'
import { AppError } from '../../core/model/error.ts'

/**
 * Makes every way out of this thread throw: sockets (and so HTTP, HTTPS, TLS, fetch), servers,
 * datagrams, name look-ups and child processes. Jobs read hostile files and have no business on the
 * network; a library that tries is stopped here, whatever its options say.
 *
 * A tripwire, not a sandbox: code that runs in the thread could reach the bindings beneath. No job
 * runs code of a document.
 */
export function trapNetwork(): void {
  trap(net.Socket.prototype, ['connect'])
  trap(net.Server.prototype, ['listen'])
  trap(datagram.Socket.prototype, ['bind', 'connect', 'send'])
  trap(dns, functionNames(dns))
  trap(dns.promises, functionNames(dns.promises))
  trap(dns.Resolver.prototype, functionNames(dns.Resolver.prototype))
  trap(dns.promises.Resolver.prototype, functionNames(dns.promises.Resolver.prototype))
  trap(childProcess, ['exec', 'execFile', 'execFileSync', 'execSync', 'fork', 'spawn', 'spawnSync'])
  trap(globalThis, ['fetch', 'WebSocket', 'EventSource'])
  // Modules that import the builtins' functions by name see the traps too.
  syncBuiltinESMExports()
}

/** The look-ups of a dns object: everything callable but its classes and settings. */
function functionNames(owner: object): string[] {
  return Object.getOwnPropertyNames(owner).filter((name) => /^(lookup|resolve|reverse)/.test(name))
}

function trap(owner: object, names: readonly string[]): void {
  for (const name of names) {
    // A function, not an arrow: some of these are classes and are called with new.
    function refuse(): never {
      throw new AppError('internal', `a job tried to use the network (${name})`)
    }
    Object.defineProperty(owner, name, { value: refuse, writable: false, configurable: false })
  }
}
