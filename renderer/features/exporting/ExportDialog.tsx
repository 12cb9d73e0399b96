import { useMemo, useState } from 'react'
import { type ExportFormatName, templateKindOf } from '../../../core/api/exportMethods.ts'
import type { Input } from '../../../core/api/registry.ts'
import { TemplateFault } from '../../../core/model/template.ts'
import { can } from '../../api/host.ts'
import { useAnswer, useCall } from '../../api/useApi.ts'
import { useChosenStyle } from '../../app/citing.ts'
import { sayProblem } from '../../app/notices.ts'
import { exportFileName, saveExport } from '../../app/saveExport.ts'
import { view } from '../../app/view.ts'
import { messages } from '../../i18n/messages.ts'
import { Button } from '../../ui/Button.tsx'
import { Dialog } from '../../ui/Dialog.tsx'
import { ErrorNote } from '../../ui/ErrorNote.tsx'
import styles from './ExportDialog.module.css'
import {
  type ExportChoice,
  isInDocument,
  likelyPageSize,
  offeredWhats,
  orderOf,
  scopeOf,
  styleOf,
} from './exportChoice.ts'
import { FormatChoice } from './FormatChoice.tsx'
import { Losses } from './Losses.tsx'
import { Preview } from './Preview.tsx'
import { printExport } from './printExport.ts'
import { ScopeFields } from './ScopeFields.tsx'
import { StyleChoice } from './StyleChoice.tsx'
import { type RemovedTemplate, TemplateChoice } from './TemplateChoice.tsx'
import { TemplateEditor } from './TemplateEditor.tsx'
import { useExportPlace } from './useExportPlace.ts'
import { useExportPreview } from './useExportPreview.ts'
import { useSettled } from './useSettled.ts'
import { useTemplates } from './useTemplates.ts'
import { VerifyExport } from './VerifyExport.tsx'

const close = () => view.set({ dialog: null })

/** What goes out: format and scope, who writes it, how it will look, what is lost on the way. */
export function ExportDialog() {
  const { choice, change, place, templates, request, isSettled } = useChoice()
  const { preview, error, isCurrent } = useExportPreview(request)
  const title = useTitle(isInDocument(choice.what) ? place.documentId : null)
  const fault = TemplateFault.safeParse(error?.details?.['template']).data ?? null
  const [removed, setRemoved] = useState<RemovedTemplate | null>(null)
  const chooseTemplate = (template: string) => {
    change({ template })
    setRemoved(null)
  }
  const afterRemoval = (template: RemovedTemplate) => {
    change({ template: '' })
    setRemoved(template)
  }
  const isReady = isCurrent && isSettled
  return (
    <Dialog
      title={messages['export.title']}
      width="wide"
      onClose={close}
      actions={
        <Actions
          choice={choice}
          request={request}
          title={title}
          extension={isReady && preview !== null ? preview.extension : null}
        />
      }
    >
      <FormatChoice
        value={choice.format}
        onChoose={(format) => change({ format, template: templateFor(format, choice) })}
      />
      <div className={styles['columns']}>
        <div>
          <ScopeFields choice={choice} place={place} onChange={change} />
          <TemplateChoice
            templates={templates}
            removed={removed}
            onChoose={chooseTemplate}
            onBroughtBack={() => setRemoved(null)}
          />
          <StyleChoice format={choice.format} />
        </div>
        <div>
          {templates.chosen === null ? null : (
            <TemplateEditor
              template={templates.chosen}
              fault={fault}
              onKept={chooseTemplate}
              onRemoved={afterRemoval}
            />
          )}
          <div className={templates.chosen === null ? undefined : styles['previewFirst']}>
            <div>
              {preview === null ? null : <Losses losses={preview.losses} />}
              <VerifyExport key={JSON.stringify(request)} request={request} />
              {error === null || fault !== null ? null : <ErrorNote error={error} />}
            </div>
            {preview === null && error !== null ? null : <Preview preview={preview} />}
          </div>
        </div>
      </div>
    </Dialog>
  )
}

interface ActionsProps {
  readonly choice: ExportChoice
  readonly request: Input<'export.preview'>
  readonly title: string
  /** Of the file, once its preview is there. */
  readonly extension: string | null
}

function Actions({ choice, request, title, extension }: ActionsProps) {
  const call = useCall()
  // A host that prints makes a PDF instead.
  const isPrintable = choice.format === 'html' && !can('print')
  const save = async (ending: string) => {
    const onPaper = choice.format === 'pdf' ? { pageSize: choice.pageSize } : {}
    await saveExport(call, exportFileName(title, ending), { ...request, ...onPaper })
    close()
  }
  return (
    <>
      {isPrintable ? (
        <Button
          icon="printer"
          disabled={choice.template !== '' && extension === null}
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
        disabled={extension === null}
        onClick={() => extension !== null && save(extension).catch(sayProblem)}
      >
        {messages['export.save'](messages[`export.${choice.format}`])}
      </Button>
    </>
  )
}

/** The template stays chosen for another format that it can make. */
function templateFor(format: ExportFormatName, { format: before, template }: ExportChoice): string {
  return templateKindOf[format] === templateKindOf[before] ? template : ''
}

function useChoice() {
  const place = useExportPlace()
  const [choice, setChoice] = useState<ExportChoice>({
    format: 'markdown',
    what: offeredWhats(place).find((what) => what === 'found' || what === 'document') ?? 'project',
    codeId: '',
    entityId: '',
    annotatorId: '',
    state: '',
    order: 'position',
    pageSize: likelyPageSize(navigator.language),
    template: '',
  })
  const scope = useMemo(() => scopeOf(choice, place), [choice, place])
  const templates = useTemplates(choice)
  const written = templates.chosen?.draft.text
  const template = useSettled(written, `${choice.format} ${choice.template}`)
  const { format } = choice
  const [chosen] = useChosenStyle()
  const citationStyle = styleOf(format, chosen)
  const order = orderOf(choice)
  const request = useMemo<Input<'export.preview'>>(
    () => ({
      format,
      scope,
      ...(order === undefined ? {} : { order }),
      ...(template === undefined ? {} : { template }),
      ...(citationStyle === undefined ? {} : { citationStyle }),
    }),
    [format, scope, order, template, citationStyle],
  )
  const change = (changed: Partial<ExportChoice>) =>
    setChoice((before) => ({ ...before, ...changed }))
  return { choice, change, place, templates, request, isSettled: template === written }
}

/** The file is called after the document, or else the project. */
function useTitle(documentId: string | null): string {
  const { data: document } = useAnswer('documents.get', documentId === null ? null : { documentId })
  const { data: project } = useAnswer('project.info', {})
  return document?.title ?? project?.name ?? messages['app.name']
}
