import type { Id } from '../../../core/model/id.ts'
import type { Template, TemplateKind } from '../../../core/model/template.ts'
import { createStore, type Store } from '../../app/store.ts'

/** What a person makes of a template. */
export type TemplateDraft = Pick<Template, 'name' | 'text'>

/** A draft, and the template as it was kept when typing began; null for one that is not kept yet. */
interface TypedDraft extends TemplateDraft {
  readonly before: TemplateDraft | null
}

/**
 * What was typed and is not kept, by `draftKey`, so that it is there again after another choice, or when the dialog
 * is opened again: only *Save* keeps it in the project.
 */
export const templateDrafts: Store<Readonly<Record<string, TypedDraft | undefined>>> = createStore<
  Readonly<Record<string, TypedDraft | undefined>>
>({})

/**
 * The template that is kept under this id, or a new one of this kind, in the project at this path: a window opens
 * one project after another, and copies of a project have templates of the same ids.
 */
export function draftKey(project: string, id: Id | null, kind: TemplateKind): string {
  return `${id ?? `new ${kind}`} ${project}`
}

export function isSameDraft(one: TemplateDraft, other: TemplateDraft): boolean {
  return one.name === other.name && one.text === other.text
}

/** Whether somebody else has kept another one since typing began, which keeping this draft would replace. */
export function isOvertaken(typed: TypedDraft, kept: TemplateDraft): boolean {
  const { before } = typed
  return before !== null && !isSameDraft(before, kept) && !isSameDraft(typed, kept)
}

/** `sent` is kept, as `kept` under the key `to`. What was typed on meanwhile stays a draft of it. */
export function settleDraft(
  from: string,
  to: string,
  { sent, kept }: { readonly sent: TemplateDraft; readonly kept: TemplateDraft },
): void {
  const typed = templateDrafts.get()[from]
  const isTypedOn = typed !== undefined && !isSameDraft(typed, sent)
  // The latter stands where both are one key.
  templateDrafts.set({
    [from]: undefined,
    [to]: isTypedOn ? { ...typed, before: kept } : undefined,
  })
}
