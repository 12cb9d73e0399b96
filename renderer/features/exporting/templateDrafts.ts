import type { Id } from '../../../core/model/id.ts'
import type { Template, TemplateKind } from '../../../core/model/template.ts'
import { createStore, type Store } from '../../app/store.ts'

/** What a person makes of a template. */
export type TemplateDraft = Pick<Template, 'name' | 'text'>

/**
 * What was typed, by the template it is of, so that it is there again after another choice, or when the dialog
 * is opened again: only *Save* keeps it in the project.
 */
export const templateDrafts: Store<Readonly<Record<string, TemplateDraft | undefined>>> =
  createStore<Readonly<Record<string, TemplateDraft | undefined>>>({})

/** The template that is kept under this id, or a new one of this kind. */
export function draftKey(id: Id | null, kind: TemplateKind): string {
  return id ?? `new ${kind}`
}
