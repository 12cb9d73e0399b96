import type { Annotation } from '../../../core/model/annotation.ts'
import type { Range } from '../../../core/model/range.ts'
import { useCall } from '../../api/useApi.ts'
import { attempt } from '../../app/annotating.ts'
import { reading } from '../../app/reading.ts'
import { useRun } from '../../commands/useCommands.ts'
import { messages } from '../../i18n/messages.ts'
import { IconButton } from '../../ui/IconButton.tsx'
import { Menu } from '../../ui/Menu.tsx'
import { lemmaOf } from './lemma.ts'
import styles from './Margin.module.css'

/** What can be done with the highlight and its note; on the active card only. */
export function CardActions({ annotation }: { readonly annotation: Annotation }) {
  const run = useRun()
  const call = useCall()
  const { id, notes, codings, mentions, ranges, revision } = annotation
  const parent = notes.find(({ parentId }) => parentId === null)
  const trash = (noteId: string) => void attempt(() => call('notes.trash', { noteId }))
  const write = (parentId: string | null) =>
    reading.set({ editing: { highlightId: id, noteId: null, parentId } })
  const takePartOff = (part: Range) => {
    const rest = ranges.filter((range) => range !== part)
    void attempt(() => call('highlights.resize', { highlightId: id, revision, ranges: rest }))
  }
  const [only] = notes.length === 1 ? notes : []
  const items = [
    ...(only === undefined
      ? []
      : [{ label: messages['notes.trash'], onChoose: () => trash(only.id) }]),
    {
      label: messages['notes.linkEntity'],
      icon: 'at-sign' as const,
      onChoose: () => run('annotate.entity'),
    },
    {
      label: messages['notes.copyCitation'],
      icon: 'quote' as const,
      onChoose: () => run('highlight.copyCitation'),
    },
    ...(ranges.length < 2 ? [] : ranges).map((part) => ({
      label: messages['notes.removePart'](lemmaOf(reading.get().text.slice(...part))),
      onChoose: () => takePartOff(part),
    })),
    ...codings.map((coding) => ({
      label: messages['notes.removeCode'](coding.path.join(' / ')),
      onChoose: () => void attempt(() => call('codings.remove', { codingIds: [coding.id] })),
    })),
    ...mentions
      .filter(({ state }) => state === 'confirmed')
      .map((mention) => ({
        label: messages['notes.removeEntity'](mention.label, messages[`role.${mention.role}`]),
        onChoose: () => void attempt(() => call('mentions.remove', { mentionIds: [mention.id] })),
      })),
    {
      label: messages['notes.trashHighlight'],
      icon: 'trash-2' as const,
      onChoose: () => run('highlight.trash'),
    },
  ]
  return (
    <span className={styles['actions']}>
      {parent === undefined ? (
        <IconButton
          icon="pencil-line"
          size={14}
          label={messages['notes.write']}
          onClick={() => write(null)}
        />
      ) : (
        <IconButton
          icon="corner-up-left"
          size={14}
          label={messages['notes.reply']}
          onClick={() => write(parent.id)}
        />
      )}
      {only === undefined ? null : (
        <IconButton
          icon="pencil"
          size={14}
          label={messages['notes.edit']}
          onClick={() =>
            reading.set({ editing: { highlightId: id, noteId: only.id, parentId: only.parentId } })
          }
        />
      )}
      <IconButton
        icon="tag"
        size={14}
        label={messages['notes.openCode']}
        onClick={() => run('annotate.code')}
      />
      <Menu
        trigger={<IconButton icon="ellipsis" size={14} label={messages['action.more']} />}
        items={items}
      />
    </span>
  )
}
