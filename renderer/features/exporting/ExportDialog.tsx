import { useMemo, useState } from 'react'
import type { Input } from '../../../core/api/registry.ts'
import { can } from '../../api/host.ts'
import { useAnswer, useCall } from '../../api/useApi.ts'
import { sayProblem } from '../../app/notices.ts'
import { exportFileName, saveExport } from '../../app/saveExport.ts'
import { useStore } from '../../app/store.ts'
import { view } from '../../app/view.ts'
import { messages } from '../../i18n/messages.ts'
import { Button } from '../../ui/Button.tsx'
import { Dialog } from '../../ui/Dialog.tsx'
import { ErrorNote } from '../../ui/ErrorNote.tsx'
import styles from './ExportDialog.module.css'
import { type ExportChoice, likelyPageSize, scopeOf } from './exportChoice.ts'
import { FormatChoice } from './FormatChoice.tsx'
import { Losses } from './Losses.tsx'
import { Preview } from './Preview.tsx'
import { printExport } from './printExport.ts'
import { ScopeFields } from './ScopeFields.tsx'
import { useExportPreview } from './useExportPreview.ts'
import { VerifyExport } from './VerifyExport.tsx'

const close = () => view.set({ dialog: null })

/** What goes out: format and scope, how it will look, what is lost on the way. */
export function ExportDialog() {
  const call = useCall()
  const { choice, change, place, request } = useChoice()
  const { preview, error } = useExportPreview(request)
  const title = useTitle(choice.what === 'project' ? null : place.documentId)
  const save = async (extension: string) => {
    const onPaper = choice.format === 'pdf' ? { pageSize: choice.pageSize } : {}
    await saveExport(call, exportFileName(title, extension), { ...request, ...onPaper })
    close()
  }
  // A host that prints makes a PDF instead.
  const isPrintable = choice.format === 'html' && !can('print')
  return (
    <Dialog
      title={messages['export.title']}
      width="wide"
      onClose={close}
      actions={
        <>
          {isPrintable ? (
            <Button
              icon="printer"
              onClick={() =>
                printExport(call, exportFileName(title, 'html'), request).catch(sayProblem)
              }
            >
              {messages['export.print']}
            </Button>
          ) : null}
          <Button
            kind="primary"
            icon="download"
            disabled={preview === null}
            onClick={() => preview !== null && save(preview.extension).catch(sayProblem)}
          >
            {messages['export.save'](messages[`export.${choice.format}`])}
          </Button>
        </>
      }
    >
      <FormatChoice value={choice.format} onChoose={(format) => change({ format })} />
      <div className={styles['columns']}>
        <div>
          <ScopeFields choice={choice} place={place} onChange={change} />
        </div>
        <div>
          {preview === null ? null : <Losses losses={preview.losses} />}
          <VerifyExport key={JSON.stringify(request)} request={request} />
          {error === null ? <Preview preview={preview} /> : <ErrorNote error={error} />}
        </div>
      </div>
    </Dialog>
  )
}

function useChoice() {
  const documentId = useStore(view, (state) => state.documentId)
  const highlightId = useStore(view, (state) => state.highlightId)
  const [choice, setChoice] = useState<ExportChoice>({
    format: 'markdown',
    what: documentId === null ? 'project' : 'document',
    codeId: '',
    entityId: '',
    annotatorId: '',
    state: '',
    pageSize: likelyPageSize(navigator.language),
  })
  const place = useMemo(() => ({ documentId, highlightId }), [documentId, highlightId])
  const request = useMemo<Input<'export.preview'>>(
    () => ({ format: choice.format, scope: scopeOf(choice, place) }),
    [choice, place],
  )
  const change = (changed: Partial<ExportChoice>) => setChoice({ ...choice, ...changed })
  return { choice, change, place, request }
}

/** The file is called after the document, or else the project. */
function useTitle(documentId: string | null): string {
  const { data: document } = useAnswer('documents.get', documentId === null ? null : { documentId })
  const { data: project } = useAnswer('project.info', {})
  return document?.title ?? project?.name ?? messages['app.name']
}
