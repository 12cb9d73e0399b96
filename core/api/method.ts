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
  readonly scope: Scope
  readonly input: Input
  readonly output: Output
}

function define<const Scope extends MethodScope>(kind: MethodKind, scope: Scope) {
  return <Input extends z.ZodType, Output extends z.ZodType>(shapes: {
    input: Input
    output: Output
  }): MethodDefinition<Input, Output, Scope> => ({ kind, scope, ...shapes })
}

export const query = define('query', 'project')
export const command = define('command', 'project')
export const task = define('task', 'project')
export const hostQuery = define('query', 'host')
export const hostCommand = define('command', 'host')
export const hostTask = define('task', 'host')
