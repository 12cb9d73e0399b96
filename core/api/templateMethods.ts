import { z } from 'zod'
import { Id } from '../model/id.ts'
import { Template } from '../model/template.ts'
import { command, query } from './method.ts'
import { Nothing, OperationNumber } from './shapes.ts'

const { name, kind, text } = Template.unwrap().shape

/** Templates that exports are written by, kept in the project. */
export const templateMethods = {
  /** By name. */
  'templates.list': query({ input: Nothing, output: z.array(Template).readonly() }),
  /** `conflict` where another one has the name. Whether the text is right is told when it is used. */
  'templates.create': command({ input: z.strictObject({ name, kind, text }), output: Template }),
  /** What is left out stays. */
  'templates.update': command({
    input: z.strictObject({ templateId: Id, name: name.optional(), text: text.optional() }),
    output: Template,
  }),
  /** Undo of the operation brings it back. */
  'templates.remove': command({
    input: z.strictObject({ templateId: Id }),
    output: z.strictObject({ seq: OperationNumber }),
  }),
} as const
