import { useId, useRef } from 'react'
import type { Id } from '../../../core/model/id.ts'
import { MAX_TEMPLATE, type TemplateFault } from '../../../core/model/template.ts'
import { messages } from '../../i18n/messages.ts'
import { Button } from '../../ui/Button.tsx'
import { TextField } from '../../ui/TextField.tsx'
import { lineOf } from './lineOf.ts'
import type { RemovedTemplate } from './TemplateChoice.tsx'
import styles from './TemplateEditor.module.css'
import { TemplateKeeping } from './TemplateKeeping.tsx'
import type { ChosenTemplate } from './useTemplates.ts'

interface TemplateEditorProps {
  readonly template: ChosenTemplate
  /** What is wrong with it as it stands. */
  readonly fault: TemplateFault | null
  onKept(id: Id): void
  onRemoved(removed: RemovedTemplate): void
}

/** A template under its name; what is wrong with it stands above, in sight while it is typed. */
export function TemplateEditor({ template, fault, onKept, onRemoved }: TemplateEditorProps) {
  const id = useId()
  const area = useRef<HTMLTextAreaElement>(null)
  const { draft, edit } = template
  return (
    <section className={styles['template']} aria-label={messages['template.title']}>
      <div className={styles['bar']}>
        <TextField
          label={messages['template.name']}
          value={draft.name}
          maxLength={120}
          onChange={(event) => edit({ name: event.target.value })}
        />
        <TemplateKeeping template={template} onKept={onKept} onRemoved={onRemoved} />
      </div>
      <label className={styles['label']} htmlFor={id}>
        {messages['template.text']}
      </label>
      <div id={`${id}-fault`} className={styles['fault']} role="status">
        {fault === null ? null : (
          <Fault fault={fault} onShow={() => showLine(area.current, fault.line)} />
        )}
      </div>
      <textarea
        ref={area}
        id={id}
        className={styles['text']}
        wrap="off"
        spellCheck={false}
        maxLength={MAX_TEMPLATE}
        aria-describedby={`${id}-hint ${id}-fault`}
        aria-invalid={fault !== null}
        value={draft.text}
        onChange={(event) => edit({ text: event.target.value })}
      />
      <small id={`${id}-hint`} className={styles['hint']}>
        {messages['template.hint']}
      </small>
    </section>
  )
}

function Fault({ fault, onShow }: { readonly fault: TemplateFault; onShow(): void }) {
  return (
    <>
      <p>{messages['template.fault'](fault.line, fault.column, fault.reason)}</p>
      <code>{fault.text.trim()}</code>
      <Button onClick={onShow}>{messages['template.showLine']}</Button>
    </>
  )
}

/** Selects the line and brings it into view: a text field scrolls to where its caret is when it gets the focus. */
function showLine(area: HTMLTextAreaElement | null, line: number): void {
  if (area === null) return
  const [start, end] = lineOf(area.value, line)
  area.blur()
  area.setSelectionRange(start, end)
  area.focus()
}
