import { styleChosen } from '../../../core/model/citationStyle.ts'
import { useAnswer } from '../../api/useApi.ts'
import { useChosenStyle } from '../../app/citing.ts'
import { useStore } from '../../app/store.ts'
import { view } from '../../app/view.ts'
import { messages } from '../../i18n/messages.ts'
import { Dialog } from '../../ui/Dialog.tsx'
import { ErrorNote } from '../../ui/ErrorNote.tsx'
import styles from './CitationStyleDialog.module.css'
import { StyleField } from './StyleChoice.tsx'

const close = () => view.set({ dialog: null })

/** How sources are cited where words are copied and in what is exported, with what that makes of a source at hand. */
export function CitationStyleDialog() {
  const isReadOnly = useStore(view, (state) => state.isReadOnly)
  return (
    <Dialog title={messages['export.citationStyle']} onClose={close}>
      <StyleField />
      <p className={styles['explained']}>
        {messages[isReadOnly ? 'citing.explainedHere' : 'citing.explained']}
      </p>
      <Sample />
    </Dialog>
  )
}

/** The words selected, or the source that is read, or the first of the project. */
function Sample() {
  const [chosen] = useChosenStyle()
  const { documentId, revision, selection } = useStore(view, (state) => state)
  const { data: documents = [] } = useAnswer('documents.list', {})
  const citationStyle = styleChosen(chosen)
  const id = documentId ?? documents[0]?.id
  const passage = {
    documentId: id ?? '',
    ...(documentId === null || revision === null ? {} : { revision }),
    ranges: documentId === null || selection === null ? [] : [selection],
  }
  const request = {
    passages: [passage],
    ...(citationStyle === undefined ? {} : { citationStyle }),
  }
  const { data, error } = useAnswer('export.cite', id === undefined ? null : request, {
    keepsLast: true,
  })
  if (error !== null) return <ErrorNote error={error} />
  if (data === undefined) return null
  return (
    <section className={styles['sample']} aria-label={messages['citing.sample']}>
      {[...data.citations, ...data.sources].map(({ text }) => (
        <p key={text} dir="auto">
          {text}
        </p>
      ))}
    </section>
  )
}
