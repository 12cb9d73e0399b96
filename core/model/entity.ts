import { z } from 'zod'

/** Suggested types; a project may use its own. Always stored in lower case. */
export const entityTypes = ['person', 'organisation', 'place', 'event', 'work', 'other'] as const

/** An entity's type: one of `entityTypes` or the user's own word. */
export const EntityType = z
  .string()
  .trim()
  .min(1)
  .max(100)
  .transform((type) => type.toLowerCase())

export const MentionRole = z.enum(['mention', 'speaker', 'addressee', 'target'])
export type MentionRole = z.infer<typeof MentionRole>

export const MentionState = z.enum(['confirmed', 'rejected'])
export type MentionState = z.infer<typeof MentionState>
