import { z } from 'zod'

/** Identity of everything a person makes: UUIDv7, lower case. Row ids never leave db/. */
export const Id = z.uuid()
export type Id = string

/** SHA-256 as 64 lower-case hexadecimal digits. */
export const Sha256 = z.string().regex(/^[0-9a-f]{64}$/)

/** UTC instant as ISO 8601 with milliseconds, e.g. 2026-03-01T09:30:00.000Z. */
export const Instant = z.iso.datetime({ precision: 3 })
export type Instant = string

/**
 * UUIDv7 (RFC 9562, section 5.7): 48 bits of milliseconds, then 74 random bits.
 * Time and randomness are passed in so that core stays pure.
 */
export function uuidv7(millis: number, random: Uint8Array): Id {
  if (random.length < 10) throw new RangeError('uuidv7 needs 10 random bytes')
  const bytes = new Uint8Array(16)
  for (let i = 0; i < 6; i++) bytes[i] = Math.floor(millis / 2 ** (8 * (5 - i))) & 0xff
  bytes.set(random.subarray(0, 10), 6)
  bytes[6] = 0x70 | ((bytes[6] ?? 0) & 0x0f)
  bytes[8] = 0x80 | ((bytes[8] ?? 0) & 0x3f)
  const hex = Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('')
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`
}
