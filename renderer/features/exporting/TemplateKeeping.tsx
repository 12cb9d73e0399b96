import { useState } from 'react'
import type { Id } from '../../../core/model/id.ts'
import { useCall, useForgetAnswer } from '../../api/useApi.ts'
import { sayProblem } from '../../app/notices.ts'
import { useStore } from '../../app/store.ts'
import { view } from '../../app/view.ts'
import { messages } from '../../i18n/messages.ts'
import { Button } from '../../ui/Button.tsx'
import type { RemovedTemplate } from './TemplateChoice.tsx'
import styles from './TemplateEditor.module.css'
import { draftKey, settleDraft, templateDrafts } from './templateDrafts.ts'
import type { ChosenTemplate } from './useTemplates.ts'

interface TemplateKeepingProps {
  readonly template: ChosenTemplate
  /** A new one has an id now. */
  onKept(id: Id): void
  onRemoved(removed: RemovedTemplate): void
}

/** Keeps a template in the project, renames it, throws it away. What is open to read keeps nothing. */
export function TemplateKeeping({ template, onKept, onRemoved }: TemplateKeepingProps) {
  const [isBusy, setIsBusy] = useState(false)
  const { save, remove } = useKeeping(template, onKept)
  const { id } = template
  const isReadOnly = useStore(view, (state) => state.isReadOnly)
  if (isReadOnly) return null
  const during = (work: () => Promise<void>) => () => {
    setIsBusy(true)
    work()
      .catch(sayProblem)
      .finally(() => setIsBusy(false))
  }
  const isNamed = template.draft.name.trim() !== ''
  return (
    <div className={styles['keeping']}>
      <span className={styles['hint']} role="status">
        {messages[keptAs(template)]}
      </span>
      <Button disabled={isBusy || !isNamed || !template.isChanged} onClick={during(save)}>
        {messages['template.save']}
      </Button>
      {id === null ? null : (
        <Button disabled={isBusy} onClick={during(async () => onRemoved(await remove(id)))}>
          {messages['template.remove']}
        </Button>
      )}
    </div>
  )
}

function keptAs({ isOvertaken, isChanged }: ChosenTemplate) {
  if (isOvertaken) return 'template.overtaken'
  return isChanged ? 'template.unsaved' : 'template.saved'
}

function useKeeping({ id, kind, project, draft }: ChosenTemplate, onKept: (id: Id) => void) {
  const call = useCall()
  const readAgain = useForgetAnswer()
  const keyOf = (templateId: Id | null) => draftKey(project, templateId, kind)
  const save = async () => {
    const kept =
      id === null
        ? await call('templates.create', { kind, ...draft })
        : await call('templates.update', { templateId: id, ...draft })
    // Only a list that has it can take the place of what was typed.
    await readAgain('templates.list')
    onKept(kept.id)
    settleDraft(keyOf(id), keyOf(kept.id), { sent: draft, kept })
  }
  const remove = async (templateId: Id): Promise<RemovedTemplate> => {
    const { seq } = await call('templates.remove', { templateId })
    templateDrafts.set({ [keyOf(templateId)]: undefined })
    return { name: draft.name, seq }
  }
  return { save, remove }
}
