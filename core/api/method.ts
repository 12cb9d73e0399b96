import type { z } from 'zod'

/**
 * query: never writes. command: at most one operation. task: long, with progress and cancel; what
 * it writes, it writes in its last transaction.
 */
export type MethodKind = 'query' | 'command' | 'task'

/** host: needs no project. project: needs the session to have one open. */
export type MethodScope = 'host' | 'project'

/** One entry of the registry. */
export interface MethodDefinition<
  Input extends z.ZodType = z.ZodType,
  Output extends z.ZodType = z.ZodType,
  Scope extends MethodScope = MethodScope,
> {
  readonly kind: MethodKind
  /** Of project methods; false: works in a project that is open for reading only. */
  readonly writes: boolean
  readonly scope: Scope
  readonly input: Input
  readonly output: Output
}

function define<const Scope extends MethodScope>(kind: MethodKind, scope: Scope, writes: boolean) {
  return <Input extends z.ZodType, Output extends z.ZodType>(shapes: {
    input: Input
    output: Output
  }): MethodDefinition<Input, Output, Scope> => ({ kind, scope, writes, ...shapes })
}

export const query = define('query', 'project', false)
export const command = define('command', 'project', true)
export const task = define('task', 'project', true)
/** Long, and leaves the project as it is. */
export const readingTask = define('task', 'project', false)
export const hostQuery = define('query', 'host', false)
export const hostCommand = define('command', 'host', true)
export const hostTask = define('task', 'host', true)
