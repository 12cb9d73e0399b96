import { templateKindOf } from '../../../core/api/exportMethods.ts'
import { starterTemplates } from '../../../core/export/template/starterTemplates.ts'
import type { Id } from '../../../core/model/id.ts'
import type { Template, TemplateKind } from '../../../core/model/template.ts'
import { useAnswer } from '../../api/useApi.ts'
import { useStore } from '../../app/store.ts'
import { messages } from '../../i18n/messages.ts'
import { type ExportChoice, newTemplate } from './exportChoice.ts'
import { draftKey, type TemplateDraft, templateDrafts } from './templateDrafts.ts'

/** The template that is written with and worked on. */
export interface ChosenTemplate {
  readonly kind: TemplateKind
  /** Null while it is not kept. */
  readonly id: Id | null
  readonly draft: TemplateDraft
  /** Not as it is kept. */
  readonly isChanged: boolean
  edit(change: Partial<TemplateDraft>): void
}

/** The templates that can write the chosen format (none where none can), and the one chosen of them. */
export interface Templates {
  readonly kind: TemplateKind | null
  readonly kept: readonly Template[]
  readonly chosen: ChosenTemplate | null
}

export function useTemplates({ format, template }: ExportChoice): Templates {
  const { data = [] } = useAnswer('templates.list', {})
  const kind = templateKindOf[format] ?? null
  const kept = data.filter((each) => each.kind === kind)
  const id = template === newTemplate ? null : template
  const own = kept.find((each) => each.id === id)
  const key = kind === null ? '' : draftKey(id, kind)
  const draft = useStore(templateDrafts, (drafts) => drafts[key])
  if (kind === null || template === '') return { kind, kept, chosen: null }
  // One that is gone meanwhile, with nothing typed into it, is no choice any more.
  if (id !== null && own === undefined && draft === undefined) return { kind, kept, chosen: null }
  const before = own ?? { name: messages['template.newName'], text: starterTemplates[kind] }
  const { name, text } = draft ?? before
  const edit = (change: Partial<TemplateDraft>) =>
    templateDrafts.set({ [key]: { name, text, ...change } })
  const isChanged = own === undefined || name !== own.name || text !== own.text
  return { kind, kept, chosen: { kind, id, draft: { name, text }, isChanged, edit } }
}
