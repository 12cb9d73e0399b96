import { useState } from 'react'
import { exportFormatNames } from '../../../core/api/outcomeMethods.ts'
import type { Output } from '../../../core/api/registry.ts'
import { saveText } from '../../api/files.ts'
import { useAnswer } from '../../api/useApi.ts'
import { say } from '../../app/notices.ts'
import { useStore } from '../../app/store.ts'
import { view } from '../../app/view.ts'
import { messages } from '../../i18n/messages.ts'
import { Button } from '../../ui/Button.tsx'
import { Choice } from '../../ui/Choice.tsx'
import { Dialog } from '../../ui/Dialog.tsx'
import { ErrorNote } from '../../ui/ErrorNote.tsx'
import styles from './ExportDialog.module.css'
import { Losses } from './Losses.tsx'
import { type ExportFormat, useExported } from './useExported.ts'

type Exported = Output<'export.run'>

const PREVIEWED = 4000
const close = () => view.set({ dialog: null })

/** What goes out: format and scope, how it will look, what is lost on the way. */
export function ExportDialog() {
  const documentId = useStore(view, (state) => state.documentId)
  const [format, setFormat] = useState<ExportFormat>('markdown')
  const [scope, setScope] = useState<'document' | 'project'>(
    documentId === null ? 'project' : 'document',
  )
  const scoped = scope === 'document' ? documentId : null
  const { exported, error } = useExported(format, scoped)
  const name = useFileName(scoped)
  const formatText = messages[`export.${format}`]
  return (
    <Dialog
      title={messages['export.title']}
      width="wide"
      onClose={close}
      actions={
        <Button
          kind="primary"
          icon="download"
          disabled={exported === null}
          onClick={() => exported !== null && save(name, exported)}
        >
          {messages['export.save'](formatText)}
        </Button>
      }
    >
      <div className={styles['columns']}>
        <div>
          <Choice
            label={messages['export.format']}
            value={format}
            options={exportFormatNames.map((value) => ({
              value,
              label: messages[`export.${value}`],
            }))}
            onChoose={setFormat}
          />
          {documentId === null ? null : (
            <Choice
              label={messages['export.scope']}
              value={scope}
              options={(['document', 'project'] as const).map((value) => ({
                value,
                label: messages[`export.${value}`],
              }))}
              onChoose={setScope}
            />
          )}
          {exported === null ? null : <Losses losses={exported.losses} />}
        </div>
        {error === null ? <Preview exported={exported} /> : <ErrorNote error={error} />}
      </div>
    </Dialog>
  )
}

function Preview({ exported }: { readonly exported: Exported | null }) {
  if (exported === null) return <p role="status">{messages['export.working']}</p>
  const isCut = exported.text.length > PREVIEWED
  return (
    <section aria-label={messages['export.preview']}>
      <p className={styles['facts']}>
        {messages['export.items'](exported.items)}
        {isCut ? `. ${messages['export.cut'](PREVIEWED)}` : null}
      </p>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keyboard */}
      <pre className={styles['preview']} tabIndex={0}>
        {exported.text.slice(0, PREVIEWED)}
      </pre>
    </section>
  )
}

/** Called after the document, or else the project. */
function useFileName(documentId: string | null): string {
  const { data: document } = useAnswer('documents.get', documentId === null ? null : { documentId })
  const { data: project } = useAnswer('project.info', {})
  return document?.title ?? project?.name ?? messages['app.name']
}

function save(name: string, { text, mediaType, extension }: Exported): void {
  const fileName = `${name
    .replaceAll(/[\\/:*?"<>|\p{Cc}]/gu, ' ')
    .trim()
    .slice(0, 120)}.${extension}`
  saveText(fileName, mediaType, text)
  say(messages['export.saved'](fileName))
  close()
}
