import { useState } from 'react'
import type { Id } from '../../../core/model/id.ts'
import { useAnswer, useCall } from '../../api/useApi.ts'
import { sayProblem } from '../../app/notices.ts'
import { messages } from '../../i18n/messages.ts'
import { Button } from '../../ui/Button.tsx'
import styles from './TemplateEditor.module.css'
import { draftKey, templateDrafts } from './templateDrafts.ts'
import type { ChosenTemplate } from './useTemplates.ts'

interface TemplateKeepingProps {
  readonly template: ChosenTemplate
  /** A new one has an id now. */
  onKept(id: Id): void
  onRemoved(name: string): void
}

/** Keeps a template in the project, renames it, throws it away. What is open to read keeps nothing. */
export function TemplateKeeping({ template, onKept, onRemoved }: TemplateKeepingProps) {
  const [isBusy, setIsBusy] = useState(false)
  const { save, remove } = useKeeping(template)
  const { id } = template
  const { data: project } = useAnswer('project.info', {})
  if (project?.mode !== 'write') return null
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
        {template.isChanged ? messages['template.unsaved'] : messages['template.saved']}
      </span>
      <Button
        disabled={isBusy || !isNamed || !template.isChanged}
        onClick={during(async () => onKept(await save()))}
      >
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

function useKeeping({ id, kind, draft }: ChosenTemplate) {
  const call = useCall()
  const save = async (): Promise<Id> => {
    if (id !== null) return (await call('templates.update', { templateId: id, ...draft })).id
    const created = await call('templates.create', { kind, ...draft })
    // The list tells of it a moment later: until then it is what was typed.
    templateDrafts.set({ [created.id]: draft, [draftKey(null, kind)]: undefined })
    return created.id
  }
  const remove = async (templateId: Id): Promise<string> => {
    await call('templates.remove', { templateId })
    templateDrafts.set({ [templateId]: undefined })
    return draft.name
  }
  return { save, remove }
}
