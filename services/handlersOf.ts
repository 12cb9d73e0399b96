import type { Method } from '../core/api/registry.ts'
import type { Handlers } from '../core/api/serve.ts'
import type { Session } from './session.ts'

type MethodsOf<Namespace extends string> = Extract<Method, `${Namespace}.${string}`>

/** The handlers of one namespace of the API, all of them: `HandlersOf<'notes'>`. */
export type HandlersOf<Namespace extends string> = Pick<Handlers<Session>, MethodsOf<Namespace>>
