import { z } from 'zod'

/** An inline mark as TipTap and ProseMirror write it. */
export interface RichMark {
  readonly type: string
  readonly attrs?: Readonly<Record<string, unknown>> | undefined
}

/** A node of TipTap (ProseMirror) JSON. */
export interface RichNode {
  readonly type: string
  readonly attrs?: Readonly<Record<string, unknown>> | undefined
  readonly content?: readonly RichNode[] | undefined
  readonly marks?: readonly RichMark[] | undefined
  readonly text?: string | undefined
}

/** A whole rich text: the root node, of type `doc`. Used for notes and for a revision's content. */
export interface RichText extends RichNode {
  readonly type: 'doc'
}

const attrs = z.record(z.string(), z.unknown())

export const RichNode: z.ZodType<RichNode> = z.lazy(() =>
  z.strictObject({
    type: z.string().min(1).max(100),
    attrs: attrs.optional(),
    content: z.array(RichNode).optional(),
    marks: z
      .array(z.strictObject({ type: z.string().min(1).max(100), attrs: attrs.optional() }))
      .optional(),
    text: z.string().min(1).optional(),
  }),
)

/** Shape only; whether the nodes fit the note or content schema is checked where they are parsed. */
export const RichText: z.ZodType<RichText> = z.strictObject({
  type: z.literal('doc'),
  attrs: attrs.optional(),
  content: z.array(RichNode).optional(),
  marks: z
    .array(z.strictObject({ type: z.string().min(1).max(100), attrs: attrs.optional() }))
    .optional(),
  text: z.undefined().optional(),
})
