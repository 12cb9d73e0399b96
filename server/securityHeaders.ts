import { pageHeaders } from '../services/pageHost/pageHeaders.ts'
import type { Address } from './address.ts'

/** On every answer, whatever it is. */
export function securityHeaders({ host }: Address): Readonly<Record<string, string>> {
  // Not every browser counts a socket to the page's own address as 'self'.
  return pageHeaders(`ws://${host}`)
}
