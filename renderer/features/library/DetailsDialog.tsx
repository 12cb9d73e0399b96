import { type FormEvent, useState } from 'react'
import type { DocumentSummary } from '../../../core/api/shapes.ts'
import { useAnswer, useCall } from '../../api/useApi.ts'
import { sayProblem } from '../../app/notices.ts'
import { exportFileName, saveExport } from '../../app/saveExport.ts'
import { useStore } from '../../app/store.ts'
import { view } from '../../app/view.ts'
import { messages } from '../../i18n/messages.ts'
import { Button } from '../../ui/Button.tsx'
import { Dialog } from '../../ui/Dialog.tsx'
import { TextField } from '../../ui/TextField.tsx'
import { chooseBibliography } from './bibliographies.ts'
import { asJson, metadataWith, textsOf } from './cslMetadata.ts'
import styles from './DetailsDialog.module.css'
import { DocumentImports } from './DocumentImports.tsx'

const FORM = 'details'
const close = () => view.set({ dialog: null, dialogDocumentId: null })

/** What a document is, in the words of a bibliography, and which files it comes from. */
export function DetailsDialog() {
  const documentId = useStore(view, (state) => state.dialogDocumentId)
  const { data } = useAnswer('documents.get', documentId === null ? null : { documentId })
  return (
    <Dialog
      title={messages['details.title']}
      onClose={close}
      actions={
        <>
          {data === undefined ? null : <BibliographyFiles document={data} />}
          <Button kind="primary" type="submit" form={FORM} disabled={data === undefined}>
            {messages['action.save']}
          </Button>
        </>
      }
    >
      {data === undefined ? null : <Details key={data.id} document={data} />}
    </Dialog>
  )
}

/** Facts from a bibliography, and the document as a file for programs that keep literature, as it was saved last. */
function BibliographyFiles({ document }: { readonly document: DocumentSummary }) {
  const call = useCall()
  const save = () =>
    saveExport(call, exportFileName(document.title, 'json'), {
      format: 'csljson',
      scope: { documentIds: [document.id] },
    })
  const read = () => chooseBibliography(call, document.id)
  return (
    <>
      <Button icon="book-open" onClick={() => read().catch(sayProblem)}>
        {messages['details.readBibliography']}
      </Button>
      <Button icon="download" onClick={() => save().catch(sayProblem)}>
        {messages['details.saveBibliography']}
      </Button>
    </>
  )
}

const fields = [
  { key: 'title', label: 'details.documentTitle', hint: null },
  { key: 'authors', label: 'details.authors', hint: 'details.authorsHint' },
  { key: 'container', label: 'details.container', hint: null },
  { key: 'publisher', label: 'details.publisher', hint: null },
  { key: 'issued', label: 'details.issued', hint: 'details.issuedHint' },
  { key: 'accessed', label: 'details.accessed', hint: 'details.accessedHint' },
  { key: 'language', label: 'details.language', hint: 'details.languageHint' },
  { key: 'url', label: 'details.url', hint: null },
  { key: 'doi', label: 'details.doi', hint: null },
  { key: 'licence', label: 'details.licence', hint: 'details.licenceHint' },
] as const

function Details({ document }: { readonly document: DocumentSummary }) {
  const call = useCall()
  const [texts, setTexts] = useState(() => ({
    ...textsOf(document.metadata),
    title: document.title,
    language: document.language ?? '',
  }))
  const save = async (event: FormEvent) => {
    event.preventDefault()
    const { title, language, ...details } = texts
    await call('documents.update', {
      documentId: document.id,
      ...(title.trim() === '' ? {} : { title: title.trim() }),
      language: language.trim() === '' ? null : language.trim(),
      metadata: asJson(metadataWith(document.metadata, details)),
    })
    close()
  }
  return (
    <>
      <form
        id={FORM}
        className={styles['form']}
        onSubmit={(event) => save(event).catch(sayProblem)}
      >
        {fields.map(({ key, label, hint }) => (
          <TextField
            key={key}
            label={messages[label]}
            hint={hint === null ? undefined : messages[hint]}
            value={texts[key]}
            onChange={(event) => setTexts({ ...texts, [key]: event.target.value })}
          />
        ))}
      </form>
      <DocumentImports document={document} />
    </>
  )
}
