/** One step in the shape of the project file. Imports nothing of the app, so that it never changes. */
export interface Migration {
  /** user_version after it; in tens, so that a branch can slip one in. */
  readonly version: number
  readonly sql: string
}
