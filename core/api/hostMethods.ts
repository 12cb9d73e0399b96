import { z } from 'zod'
import { Id, Instant } from '../model/id.ts'
import { hostCommand, hostQuery, hostTask } from './method.ts'
import { Grant, Nothing, ProjectInfo } from './shapes.ts'

/** The person at this machine; one id in every project. */
export const Profile = z.strictObject({ annotatorId: Id, name: z.string(), colour: z.string() })
export type Profile = z.infer<typeof Profile>

export const RecentProject = z.strictObject({
  /** Opaque; give it back to projects.open. */
  key: z.string(),
  name: z.string(),
  path: z.string(),
  openedAt: Instant,
  missing: z.boolean(),
})
export type RecentProject = z.infer<typeof RecentProject>

export const hostMethods = {
  'host.info': hostQuery({
    input: Nothing,
    output: z.strictObject({
      name: z.string(),
      version: z.string(),
      kind: z.enum(['desktop', 'loopback', 'terminal']),
      /** What this host can do that others cannot; the interface hides the rest. */
      capabilities: z.array(z.string()).readonly(),
      /** Null until the person has given a name. */
      profile: Profile.nullable(),
      /** The name to offer until then. */
      suggestedName: z.string(),
    }),
  }),
  'profile.set': hostCommand({
    input: z.strictObject({
      name: z.string().trim().min(1).max(200),
      colour: z
        .string()
        .regex(/^#[0-9a-f]{6}$/)
        .optional(),
    }),
    output: Profile,
  }),
  'projects.recent': hostQuery({ input: Nothing, output: z.array(RecentProject).readonly() }),
  'projects.create': hostCommand({
    input: z.strictObject({ grant: Grant, name: z.string().trim().min(1).max(200).optional() }),
    output: ProjectInfo,
  }),
  'projects.open': hostCommand({
    input: z.union([
      z.strictObject({ grant: Grant, mode: z.enum(['write', 'read']).default('write') }),
      z.strictObject({ recent: z.string(), mode: z.enum(['write', 'read']).default('write') }),
    ]),
    output: ProjectInfo,
  }),
  /** A new project with the sample article, its two revisions and their annotations. */
  'projects.sample': hostTask({ input: z.strictObject({ grant: Grant }), output: ProjectInfo }),
  'projects.close': hostCommand({ input: Nothing, output: Nothing }),
  /** Puts a verified backup in the place of a project; the present file is kept beside it. */
  'projects.restore': hostTask({
    input: z.strictObject({ backup: Grant, project: Grant }),
    output: z.strictObject({ keptAs: z.string().nullable() }),
  }),
} as const
