import { createExpiringMap } from '../services/pageHost/expiringMap.ts'
import { newSecret } from '../services/pageHost/newSecret.ts'
import type { Ports } from '../services/ports.ts'

const LIFETIME = 60_000

/** The ways in: each is shown in a link and lets one browser in, within a minute. */
export interface Tickets {
  issue(): string
  /** Uses a ticket up. False when it is unknown, used or too old. */
  spend(ticket: string): boolean
}

export function createTickets(ports: Pick<Ports, 'steadyNow' | 'randomBytes'>): Tickets {
  const open = createExpiringMap<true>({ steadyNow: ports.steadyNow, lifetime: LIFETIME })
  return {
    issue() {
      const ticket = newSecret(ports)
      open.set(ticket, true)
      return ticket
    },
    spend: (ticket) => open.take(ticket) === true,
  }
}
