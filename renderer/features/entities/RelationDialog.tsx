import { type FormEvent, type RefObject, useId, useRef, useState } from 'react'
import type { EntityView } from '../../../core/api/codebookMethods.ts'
import type { RelationView } from '../../../core/api/relationMethods.ts'
import { useAnswer, useCall } from '../../api/useApi.ts'
import { annotate, attempt } from '../../app/annotating.ts'
import { say } from '../../app/notices.ts'
import { type Relating, relating } from '../../app/relating.ts'
import { useStore } from '../../app/store.ts'
import { view } from '../../app/view.ts'
import { messages } from '../../i18n/messages.ts'
import { Button } from '../../ui/Button.tsx'
import { Choice } from '../../ui/Choice.tsx'
import { Dialog } from '../../ui/Dialog.tsx'
import { TextField } from '../../ui/TextField.tsx'
import { type EntityDraft, EntityField, namedEntity, noEntity, refOf } from './EntityField.tsx'
import { type Candidate, type Cited, EvidenceChoice } from './EvidenceChoice.tsx'
import { entitiesIn } from './matchEntities.ts'
import { passageWords } from './passageWords.ts'
import styles from './RelationDialog.module.css'
import { useCandidates } from './useCandidates.ts'

/** What one entity is to another, and the passages that bear it out. */
export function RelationDialog() {
  const about = useStore(relating, (state) => state)
  const { data: entities } = useAnswer('entities.list', {})
  const { data: types } = useAnswer('relations.types', {})
  if (entities === undefined || types === undefined) return null
  return <RelationForm about={about} entities={entities} types={types} />
}

function RelationForm({
  about,
  entities,
  types,
}: {
  readonly about: Relating
  readonly entities: readonly EntityView[]
  readonly types: readonly string[]
}) {
  const call = useCall()
  const formId = useId()
  const typeField = useRef<HTMLInputElement>(null)
  const { relation, passage } = about
  const [selected] = useState(() => (passage === null ? '' : passageWords(passage)))
  const [ends, setEnds] = useState(() => endsOf(about, entities, selected))
  const [type, setType] = useState(relation?.type ?? '')
  const [isDirected, setDirected] = useState(relation?.directed ?? true)
  const [isSelectedCited, setSelectedCited] = useState(selected !== '')
  const [before] = useState(() => citedBy(relation))
  const [cited, setCited] = useState(before)
  const [from, to] = [namedEntity(entities, ends.from), namedEntity(entities, ends.to)]
  const candidates = useCandidates(before, cited, from ?? null, to ?? null)
  const isSame = from !== undefined && from === to
  const close = () => view.set({ dialog: null })
  const save = async (event: FormEvent) => {
    event.preventDefault()
    if (isSame) return
    const said = {
      type,
      directed: isDirected,
      from: refOf(entities, ends.from),
      to: refOf(entities, ends.to),
    }
    const saved = await attempt(async () => {
      const isWanted = passage !== null && isSelectedCited
      const made = isWanted ? await annotate(call, {}, passage) : undefined
      // What went wrong with the passage was said: nothing is saved without it.
      if (made === null) return null
      const evidence = [...cited.keys(), ...(made === undefined ? [] : [made])]
      if (relation === null) return call('relations.create', { ...said, evidence })
      return call('relations.update', {
        ...said,
        relationId: relation.id,
        addEvidence: evidence.filter((id) => !before.has(id)),
        removeEvidence: [...before.keys()].filter((id) => !evidence.includes(id)),
      })
    })
    if (saved === null) return
    close()
    say(messages['relation.saved'](saved.from.label, saved.to.label))
  }
  const title = messages[relation === null ? 'relation.new' : 'relation.edit']
  const actions = (
    <Button kind="primary" type="submit" form={formId}>
      {messages['action.save']}
    </Button>
  )
  return (
    <Dialog
      title={title}
      onClose={close}
      actions={actions}
      {...(ends.from.name === '' ? {} : { initialFocus: typeField })}
    >
      <form id={formId} className={styles['form']} onSubmit={save}>
        <EntityField
          label={messages['relation.from']}
          entities={entities}
          draft={ends.from}
          onChange={(draft) => setEnds({ ...ends, from: draft })}
        />
        <TypeField value={type} types={types} field={typeField} onChange={setType} />
        <EntityField
          label={messages['relation.to']}
          entities={entities}
          draft={ends.to}
          problem={isSame ? messages['relation.same'] : null}
          onChange={(draft) => setEnds({ ...ends, to: draft })}
        />
        <Choice
          label={messages['relation.direction']}
          value={isDirected ? 'one' : 'both'}
          options={[
            { value: 'one', label: messages['relation.oneWay'] },
            { value: 'both', label: messages['relation.bothWays'] },
          ]}
          onChoose={(way) => setDirected(way === 'one')}
        />
        <EvidenceChoice
          selected={selected}
          isSelectedCited={isSelectedCited}
          onSelected={setSelectedCited}
          candidates={candidates}
          cited={cited}
          onChange={setCited}
        />
      </form>
    </Dialog>
  )
}

/** The words between the two; those used before are offered. */
function TypeField({
  value,
  types,
  field,
  onChange,
}: {
  readonly value: string
  readonly types: readonly string[]
  readonly field: RefObject<HTMLInputElement | null>
  onChange(type: string): void
}) {
  const listId = useId()
  return (
    <>
      <TextField
        label={messages['relation.type']}
        hint={messages['relation.typeHint']}
        value={value}
        required
        maxLength={200}
        list={listId}
        ref={field}
        onChange={(event) => onChange(event.target.value)}
      />
      <datalist id={listId}>
        {types.map((type) => (
          <option key={type} value={type} />
        ))}
      </datalist>
    </>
  )
}

/** The passages that a relation cites as it is. */
function citedBy(relation: RelationView | null): Cited {
  const passages = (relation?.evidence ?? []).map(
    ({ highlightId, title, quote }): Candidate => ({
      ...{ highlightId, title, words: quote },
      ...{ before: '', after: '' },
    }),
  )
  return new Map(passages.map((passage) => [passage.highlightId, passage]))
}

interface Ends {
  readonly from: EntityDraft
  readonly to: EntityDraft
}

/** As the relation has them; else the entity whose page it is, or those that the words selected name. */
function endsOf(
  { relation, fromId }: Relating,
  entities: readonly EntityView[],
  selected: string,
): Ends {
  if (relation !== null) return { from: draftOf(relation.from), to: draftOf(relation.to) }
  const opened = entities.filter(({ id }) => id === fromId)
  const [from, to] = [...opened, ...entitiesIn(entities, selected)]
  return { from: draftOf(from), to: draftOf(to) }
}

function draftOf(entity: Pick<EntityView, 'id' | 'label'> | undefined): EntityDraft {
  return entity === undefined ? noEntity : { ...noEntity, name: entity.label, id: entity.id }
}
