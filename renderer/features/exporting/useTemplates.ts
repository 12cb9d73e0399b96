import { templateKindOf } from '../../../core/api/exportMethods.ts'
import { starterTemplates } from '../../../core/export/template/starterTemplates.ts'
import type { Id } from '../../../core/model/id.ts'
import type { Template, TemplateKind } from '../../../core/model/template.ts'
import { useAnswer } from '../../api/useApi.ts'
import { useStore } from '../../app/store.ts'
import { messages } from '../../i18n/messages.ts'
import { type ExportChoice, newTemplate } from './exportChoice.ts'
import {
  draftKey,
  isOvertaken,
  isSameDraft,
  type TemplateDraft,
  templateDrafts,
} from './templateDrafts.ts'

/** The template that is written with and worked on. */
export interface ChosenTemplate {
  readonly kind: TemplateKind
  /** Null while it is not kept. */
  readonly id: Id | null
  /** Path of the project that it is of. */
  readonly project: string
  readonly draft: TemplateDraft
  /** Not as it is kept. */
  readonly isChanged: boolean
  /** It was kept otherwise, in another window, while this was typed. */
  readonly isOvertaken: boolean
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
  const { data: project } = useAnswer('project.info', {})
  const kind = templateKindOf[format] ?? null
  const kept = data.filter((each) => each.kind === kind)
  const id = template === newTemplate ? null : template
  const own = kept.find((each) => each.id === id)
  const path = project?.path
  const key = kind === null || path === undefined ? '' : draftKey(path, id, kind)
  const typed = useStore(templateDrafts, (drafts) => drafts[key])
  if (kind === null || path === undefined || template === '') return { kind, kept, chosen: null }
  // One that is gone meanwhile, with nothing typed into it, is no choice any more.
  if (id !== null && own === undefined && typed === undefined) return { kind, kept, chosen: null }
  const beginning = own ?? { name: messages['template.newName'], text: starterTemplates[kind] }
  const { name, text } = typed ?? beginning
  const draft = { name, text }
  const chosen: ChosenTemplate = {
    kind,
    id,
    project: path,
    draft,
    isChanged: own === undefined || !isSameDraft(draft, own),
    isOvertaken: own !== undefined && typed !== undefined && isOvertaken(typed, own),
    edit(change) {
      const next = { ...draft, ...change }
      const isBack = own !== undefined && isSameDraft(next, own)
      const before = typed === undefined ? (own ?? null) : typed.before
      templateDrafts.set({ [key]: isBack ? undefined : { ...next, before } })
    },
  }
  return { kind, kept, chosen }
}
