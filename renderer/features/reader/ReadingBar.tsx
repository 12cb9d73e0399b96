import type { Output } from '../../../core/api/registry.ts'
import { sourceLine } from '../../../core/bibliography/sourceLine.ts'
import { DocumentBar } from '../../app/DocumentBar.tsx'
import { view } from '../../app/view.ts'
import { useRun } from '../../commands/useCommands.ts'
import { dateText } from '../../i18n/dateText.ts'
import { messages } from '../../i18n/messages.ts'
import { Button } from '../../ui/Button.tsx'
import { IconButton } from '../../ui/IconButton.tsx'
import { Menu } from '../../ui/Menu.tsx'
import { Popover } from '../../ui/Popover.tsx'
import { AnnotatorFilter } from './AnnotatorFilter.tsx'
import { CodeFilter } from './CodeFilter.tsx'
import styles from './ReadingBar.module.css'
import { StatesShown } from './StatesShown.tsx'
import { Unplaced } from './Unplaced.tsx'

type Document = Output<'documents.get'>

/** Which document and revision is read, whose annotations are shown, and how large. */
export function ReadingBar({
  document,
  revision,
}: {
  readonly document: Document
  readonly revision: number | null
}) {
  return (
    <DocumentBar
      title={document.title}
      source={<Source document={document} />}
      detail={revision === null ? null : <RevisionPicker document={document} revision={revision} />}
    >
      {revision === null ? null : <Unplaced document={document} revision={revision} />}
      {revision === null ? null : <AnnotatorFilter documentId={document.id} revision={revision} />}
      {revision === null ? null : <StatesShown documentId={document.id} revision={revision} />}
      <CodeFilter />
      <TextSize />
      {revision === null ? null : <About document={document} revision={revision} />}
    </DocumentBar>
  )
}

/** Where the document is from; leads to all that is known of it. */
function Source({ document }: { readonly document: Document }) {
  const run = useRun()
  const source = sourceLine(document.metadata)
  if (source === '') return null
  return (
    <Button
      kind="plain"
      className={styles['source']}
      title={messages['reading.source'](source)}
      onClick={() => run('library.details')}
    >
      <span>{source}</span>
    </Button>
  )
}

function RevisionPicker({
  document,
  revision,
}: {
  readonly document: Document
  readonly revision: number
}) {
  const { revisions } = document
  const latest = revisions.length
  const now = revisions.find((each) => each.revision === revision)
  const text = messages['reading.revision'](revision, latest, dateText(now?.capturedAt ?? ''))
  const items = revisions.toReversed().map((each) => ({
    label: messages['reading.revisionItem'](each.revision, dateText(each.capturedAt)),
    onChoose: () =>
      view.set({
        revision: each.revision === latest ? null : each.revision,
        highlightId: null,
        selection: null,
      }),
  }))
  const trigger = (
    <Button kind="plain" className={styles['revision']} title={messages['reading.chooseRevision']}>
      {text}
    </Button>
  )
  return <Menu trigger={trigger} items={items} />
}

function TextSize() {
  const run = useRun()
  const items = [
    { label: messages['reading.larger'], onChoose: () => run('shell.largerText') },
    { label: messages['reading.smaller'], onChoose: () => run('shell.smallerText') },
    { label: messages['command.normalText'], onChoose: () => run('shell.normalText') },
  ]
  const trigger = <IconButton icon="a-large-small" label={messages['reading.textSize']} />
  return <Menu trigger={trigger} items={items} />
}

function About({ document, revision }: { readonly document: Document; readonly revision: number }) {
  const now = document.revisions.find((each) => each.revision === revision)
  const trigger = <IconButton icon="info" label={messages['reading.info']} />
  return (
    <Popover trigger={trigger} title={messages['reading.info']}>
      <ul className={styles['about']}>
        <li>{document.title}</li>
        <li>{messages['count.highlights'](document.highlights)}</li>
        <li>{messages['count.notes'](document.notes)}</li>
        {now === undefined ? null : (
          <>
            <li>{now.originalName}</li>
            <li>{messages['reading.characters'](now.characters)}</li>
            <li>{messages['reading.captured'](dateText(now.capturedAt))}</li>
            <li>{messages['reading.extractor'](now.extractor, now.extractorVersion)}</li>
            <li className={styles['hash']}>{now.sha256}</li>
            {now.report.map((line) => (
              <li key={line.message}>{line.message}</li>
            ))}
          </>
        )}
      </ul>
    </Popover>
  )
}
