import type { z } from 'zod'
import { annotationMethods } from './annotationMethods.ts'
import { backupMethods } from './backupMethods.ts'
import { bibliographyMethods } from './bibliographyMethods.ts'
import { codebookMethods } from './codebookMethods.ts'
import { deskMethods } from './deskMethods.ts'
import { documentMethods } from './documentMethods.ts'
import { exportMethods } from './exportMethods.ts'
import { hostMethods } from './hostMethods.ts'
import { importMethods } from './importMethods.ts'
import type { MethodDefinition } from './method.ts'
import { outcomeMethods } from './outcomeMethods.ts'
import { projectMethods } from './projectMethods.ts'
import { relationMethods } from './relationMethods.ts'
import { reviewMethods } from './reviewMethods.ts'
import { templateMethods } from './templateMethods.ts'
import { versionMethods } from './versionMethods.ts'

/** Every method there is. Each host serves all of it; nothing is called that is not in here. */
export const api = {
  ...hostMethods,
  ...backupMethods,
  ...deskMethods,
  ...projectMethods,
  ...documentMethods,
  ...bibliographyMethods,
  ...importMethods,
  ...annotationMethods,
  ...codebookMethods,
  ...relationMethods,
  ...outcomeMethods,
  ...exportMethods,
  ...templateMethods,
  ...versionMethods,
  ...reviewMethods,
} as const

export type Api = typeof api
export type Method = keyof Api

/** What a caller may send. */
export type Input<M extends Method> = z.input<Api[M]['input']>
/** What a handler receives: parsed, with defaults filled in. */
export type Received<M extends Method> = z.output<Api[M]['input']>
export type Output<M extends Method> = z.output<Api[M]['output']>

export function isMethod(name: string): name is Method {
  return Object.hasOwn(api, name)
}

/** The definition without its exact types, for code that treats all methods alike. */
export function definitionOf(method: Method): MethodDefinition {
  return api[method]
}
