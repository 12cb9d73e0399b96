import { z } from 'zod'
import { Id } from './id.ts'

/** What a template makes: it says how values are written into it. */
export const templateKinds = ['markdown', 'html'] as const
export type TemplateKind = (typeof templateKinds)[number]

/** UTF-16 units that a template has at most. */
export const MAX_TEMPLATE = 200_000

/** A template in the language Liquid. */
export const TemplateText = z.string().max(MAX_TEMPLATE)

/** Kept in the project under a name that no other of it has. */
export const Template = z
  .strictObject({
    id: Id,
    name: z.string().trim().min(1).max(120),
    kind: z.enum(templateKinds),
    text: TemplateText,
  })
  .readonly()
export type Template = z.infer<typeof Template>

/** Where a template is wrong, and what about it: stands in an error's details as `template`. */
export const TemplateFault = z.object({
  /** 1-based. */
  line: z.int().min(1),
  /** 1-based, in UTF-16 units. */
  column: z.int().min(1),
  /** The line as it stands in the template. */
  text: z.string(),
  reason: z.string(),
})
export type TemplateFault = Readonly<z.infer<typeof TemplateFault>>
