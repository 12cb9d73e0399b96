import { type FormEvent, useId, useMemo, useState } from 'react'
import type {
  BibliographyRecord,
  MatchedDescription,
} from '../../../core/api/bibliographyMethods.ts'
import type { Output } from '../../../core/api/registry.ts'
import { sourceLine } from '../../../core/bibliography/sourceLine.ts'
import type { Description } from '../../../core/bibliography/takeOver.ts'
import { useAnswer, useCall } from '../../api/useApi.ts'
import { say, sayProblem } from '../../app/notices.ts'
import { useStore } from '../../app/store.ts'
import { view } from '../../app/view.ts'
import { messages } from '../../i18n/messages.ts'
import { Button } from '../../ui/Button.tsx'
import { Dialog } from '../../ui/Dialog.tsx'
import { SelectField } from '../../ui/SelectField.tsx'
import styles from './BibliographyDialog.module.css'
import { bibliography } from './bibliographies.ts'
import {
  type BibliographyChoice,
  chosenWith,
  firstChoice,
  requestOf,
} from './bibliographyChoice.ts'
import { DescriptionChanges } from './DescriptionChanges.tsx'

const close = () => view.set({ dialog: null, dialogDocumentId: null })

/** What a bibliography says of the documents here; each takes over what is chosen for it. */
export function BibliographyDialog() {
  const read = useStore(bibliography, (state) => state.read)
  const documentId = useStore(view, (state) => state.dialogDocumentId)
  return read === null ? null : <Records read={read} documentId={documentId} />
}

interface RecordsProps {
  readonly read: Output<'bibliography.read'>
  /** The one document that it is for; null = every one that a record is about. */
  readonly documentId: string | null
}

function Records({ read: { records, documents, sha256 }, documentId }: RecordsProps) {
  const call = useCall()
  const formId = useId()
  const [choice, setChoice] = useState(() => firstChoice(records, documentId))
  const chosen = requestOf(records, choice)
  const submit = async (event: FormEvent) => {
    event.preventDefault()
    await call('bibliography.apply', { records: [...chosen], sha256 })
    close()
    say(messages['bibliography.applied'](chosen.length))
  }
  const parts = { records, choice, onChoose: setChoice }
  return (
    <Dialog
      title={messages['bibliography.title'](records.length)}
      onClose={close}
      actions={
        <>
          <Button onClick={close}>{messages['action.cancel']}</Button>
          <Button kind="primary" type="submit" form={formId} disabled={chosen.length === 0}>
            {messages['bibliography.apply'](chosen.length)}
          </Button>
        </>
      }
    >
      <form id={formId} onSubmit={(event) => submit(event).catch(sayProblem)}>
        {documentId === null ? (
          <Matched {...parts} documents={documents} />
        ) : (
          <OneDocument {...parts} documentId={documentId} />
        )}
      </form>
    </Dialog>
  )
}

interface PartProps {
  readonly records: readonly BibliographyRecord[]
  readonly choice: BibliographyChoice
  readonly onChoose: (choice: BibliographyChoice) => void
}

/** Every record of the file to choose from, the likely one chosen. */
function OneDocument({
  records,
  choice,
  onChoose,
  documentId,
}: PartProps & { readonly documentId: string }) {
  const [index] = choice.keys()
  const { data: document } = useAnswer('documents.get', { documentId })
  const item = index === undefined ? undefined : records[index]?.item
  return (
    <>
      <SelectField
        label={messages['bibliography.recordFor'](document?.title ?? '')}
        isLabelAbove
        value={index === undefined ? '' : String(index)}
        options={[
          ['', messages['bibliography.none']],
          ...records.map((record, at) => [String(at), nameOf(record)] as const),
        ]}
        onChoose={(value) =>
          onChoose(value === '' ? new Map() : new Map([[Number(value), documentId]]))
        }
      />
      <Changes document={document} item={item} />
    </>
  )
}

/** The records that are about documents here, and how many are not. */
function Matched({
  records,
  documents,
  choice,
  onChoose,
}: PartProps & { readonly documents: readonly MatchedDescription[] }) {
  const byId = useMemo(() => new Map(documents.map((each) => [each.id, each])), [documents])
  const about = [...records.entries()].filter(([, { matches }]) => matches.length > 0)
  return (
    <>
      {about.map(([index, record]) => (
        <section key={index} className={styles['record']}>
          <SelectField
            label={nameOf(record)}
            isLabelAbove
            value={choice.get(index) ?? ''}
            options={[
              ['', messages['bibliography.leaveOut']],
              ...record.matches.map(({ documentId, by }) => {
                const title = byId.get(documentId)?.title ?? ''
                return [documentId, messages[`bibliography.by.${by}`](title)] as const
              }),
            ]}
            onChoose={(id) => onChoose(chosenWith(choice, index, id === '' ? null : id))}
          />
          <Changes document={byId.get(choice.get(index) ?? '')} item={record.item} />
        </section>
      ))}
      {about.length === records.length ? null : (
        <p className={styles['others']}>
          {messages['bibliography.others'](records.length - about.length)}
        </p>
      )}
    </>
  )
}

/** Nothing where nothing is chosen. */
function Changes({
  document,
  item,
}: {
  readonly document: Description | undefined
  readonly item: BibliographyRecord['item'] | undefined
}) {
  if (document === undefined || item === undefined) return null
  return <DescriptionChanges document={document} item={item} />
}

function nameOf({ item }: BibliographyRecord): string {
  const title =
    typeof item['title'] === 'string' ? item['title'] : messages['bibliography.untitled']
  return [title, sourceLine(item)].filter(Boolean).join('. ')
}
