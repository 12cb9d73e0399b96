import { z } from 'zod'
import { errorCodes } from '../model/error.ts'

const CallId = z.int().min(0)

/** From a client to a host. */
export const ClientFrame = z.discriminatedUnion('t', [
  z.strictObject({
    t: z.literal('call'),
    id: CallId,
    method: z.string().max(100),
    input: z.unknown(),
  }),
  z.strictObject({ t: z.literal('cancel'), id: CallId }),
])
export type ClientFrame = z.infer<typeof ClientFrame>

/** How far a task is; `done` of `total` in the unit the label names. */
export const Progress = z.strictObject({
  done: z.number().min(0),
  total: z.number().min(0),
  label: z.string(),
})
export type Progress = z.infer<typeof Progress>

export const ErrorFrame = z.strictObject({
  t: z.literal('err'),
  /** Null when the frame it answers had no readable id. */
  id: CallId.nullable(),
  error: z.strictObject({
    code: z.enum(errorCodes),
    message: z.string(),
    details: z.record(z.string(), z.unknown()).optional(),
  }),
})
export type ErrorFrame = z.infer<typeof ErrorFrame>

/**
 * What changed, after it was committed, to every client, the sender included. A gap in `seq` means
 * a missed event: everything is to be read again. Topics: `project`, `documents`, `document:<id>`,
 * `codes`, `entities`, `annotators`, `snapshots`, `settings`, `history`.
 */
export const Changed = z.strictObject({
  seq: z.int().min(0),
  topics: z.array(z.string()).readonly(),
})
export type Changed = z.infer<typeof Changed>

/** What happens at the host without being asked for. */
export const HostEvent = z.discriminatedUnion('name', [
  z.strictObject({ t: z.literal('event'), name: z.literal('changed'), payload: Changed }),
  /** The person chose a command outside the page: in the menu bar. */
  z.strictObject({
    t: z.literal('event'),
    name: z.literal('command'),
    payload: z.strictObject({ id: z.string() }),
  }),
  /** The window is about to close; the page finishes what it has not saved and calls window.close. */
  z.strictObject({
    t: z.literal('event'),
    name: z.literal('closing'),
    payload: z.strictObject({}),
  }),
])
export type HostEvent = z.infer<typeof HostEvent>

/** What a host wants of the page in its window. */
export type Wish = Exclude<HostEvent, { name: 'changed' }>

/** From a host to a client. */
export const HostFrame = z.discriminatedUnion('t', [
  z.strictObject({ t: z.literal('ok'), id: CallId, output: z.unknown() }),
  /** The next items of a list of the answer that `ok` will give (null: of the answer, a list); there they are left out. */
  z.strictObject({
    t: z.literal('piece'),
    id: CallId,
    list: z.string().nullable(),
    items: z.array(z.unknown()).readonly(),
  }),
  ErrorFrame,
  z.strictObject({ t: z.literal('progress'), id: CallId, value: Progress }),
  HostEvent,
])
export type HostFrame = z.infer<typeof HostFrame>
