import type { Ports } from '../ports.ts'

/** 256 random bits in characters that need no escaping anywhere. */
export function newSecret({ randomBytes }: Pick<Ports, 'randomBytes'>): string {
  return Buffer.from(randomBytes(32)).toString('base64url')
}
