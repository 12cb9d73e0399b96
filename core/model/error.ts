/**
 * The closed list of error codes that cross the border (API frames, CLI stderr, JSON). Clients
 * translate by code; the message is for logs and terminals.
 */
export const errorCodes = [
  'invalid_input',
  'misuse',
  'not_found',
  'ambiguous',
  'conflict',
  'stale',
  'cancelled',
  'unsupported',
  'too_large',
  'timeout',
  'corrupt',
  'not_a_project',
  'newer_version',
  'locked',
  'read_only',
  'no_space',
  'internal',
] as const

export type ErrorCode = (typeof errorCodes)[number]

/** The only error that crosses a wire. Anything else a handler throws becomes `internal`. */
export class AppError extends Error {
  readonly code: ErrorCode
  readonly details: Record<string, unknown> | undefined

  constructor(code: ErrorCode, message: string, details?: Record<string, unknown>) {
    super(message)
    this.name = 'AppError'
    this.code = code
    this.details = details
  }
}

/** Makes a switch over a closed union exhaustive: a new member fails to compile here. */
export function assertNever(value: never): never {
  throw new AppError('internal', `unexpected value ${JSON.stringify(value)}`)
}
