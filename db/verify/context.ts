import type { Connection } from '../connection.ts'

export interface Problem {
  readonly code: string
  readonly what: string
}

/** What a step of the verification works with. */
export interface VerifyContext {
  /** A private copy of the project: steps may ask it anything, also what needs a write. */
  readonly db: Connection
  /** Path of the copy. */
  readonly path: string
  problem(code: string, what: string): void
  /** Counts things looked at under a name of the report. */
  count(name: string, howMany?: number): void
}

/** Yields now and then, so that the verification can be cancelled and shows progress. */
export type VerifyStep = (context: VerifyContext) => Generator<void>
