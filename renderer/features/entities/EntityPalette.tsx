import { useState } from 'react'
import type { EntityView } from '../../../core/api/codebookMethods.ts'
import type { EntityRef } from '../../../core/api/shapes.ts'
import { entityTypes, MentionRole } from '../../../core/model/entity.ts'
import { useAnswer, useCall } from '../../api/useApi.ts'
import { annotate, attempt, passageAtHand } from '../../app/annotating.ts'
import { PassagePicker, type PickerOption } from '../../app/PassagePicker.tsx'
import { reading } from '../../app/reading.ts'
import { useStore } from '../../app/store.ts'
import { view } from '../../app/view.ts'
import { messages } from '../../i18n/messages.ts'
import { Icon } from '../../ui/Icon.tsx'
import { KeyCap } from '../../ui/KeyCap.tsx'
import styles from './EntityPalette.module.css'
import { entityIcon, typeName } from './entityIcon.ts'
import { isNamedBy, matchEntities } from './matchEntities.ts'
import { passageWords } from './passageWords.ts'

/** Links the words or the highlight selected to an entity, or to a new one named so. */
export function EntityPalette() {
  const isOpen = useStore(view, (state) => state.palette === 'entities')
  return isOpen ? <OpenPalette /> : null
}

const MOST = 100

function OpenPalette() {
  const call = useCall()
  const [query, setQuery] = useState('')
  const [passage] = useState(passageAtHand)
  const { data } = useAnswer('entities.list', {})
  const entities = data ?? []
  const role = useStore(reading, (state) => state.linkRole)
  // Who said the words is not named by them.
  const words = role === 'mention' ? passageWords(passage) : ''
  const close = () => view.set({ palette: null })
  const link = async (entity: EntityRef) => {
    close()
    const highlightId = await annotate(call, { mention: { entity, role } }, passage)
    if (highlightId !== null && role === 'mention') await offerOthers(call, highlightId)
  }
  const found = matchEntities(entities, query, words).slice(0, MOST)
  const known = found.map((entity) => ({
    id: entity.id,
    content: <EntityLine entity={entity} />,
    pick: () => void link({ entityId: entity.id }),
  }))
  const label = query.trim() === '' ? words : query.trim()
  const made = label === '' ? [] : entityTypes.map((type) => newOption(label, type, link))
  // What the words already name is taken by Enter; else making it is nearer than any other.
  const isKnown = query.trim() !== '' || (found[0] !== undefined && isNamedBy(found[0], words))
  return (
    <PassagePicker
      label={messages['entities.link']}
      icon="at-sign"
      query={query}
      onQuery={setQuery}
      isReady={data !== undefined}
      options={isKnown ? [...known, ...made] : [...made, ...known]}
      keys={{ 'Alt-r': nextRole }}
      onClose={close}
      footer={() => <Roles />}
    />
  )
}

const roles = MentionRole.options

function nextRole(): void {
  const { linkRole } = reading.get()
  reading.set({ linkRole: roles[(roles.indexOf(linkRole) + 1) % roles.length] ?? 'mention' })
}

/** What the entity is to the passage; the field keeps the focus. */
function Roles() {
  const present = useStore(reading, (state) => state.linkRole)
  return (
    // biome-ignore lint/a11y/useSemanticElements: a row of toggles, no form
    <div role="group" aria-label={messages['entities.role']} className={styles['roles']}>
      {roles.map((role) => (
        <button
          key={role}
          type="button"
          tabIndex={-1}
          aria-pressed={role === present}
          className={styles['role']}
          onMouseDown={(event) => event.preventDefault()}
          onClick={() => reading.set({ linkRole: role })}
        >
          {messages[`role.${role}`]}
        </button>
      ))}
      <KeyCap name="Alt-r" />
    </div>
  )
}

function EntityLine({ entity }: { readonly entity: EntityView }) {
  return (
    <>
      <Icon name={entityIcon(entity.type)} />
      <span>{entity.label}</span>
      <span className={styles['quiet']}>
        {entity.aliases.length > 0 ? entity.aliases.join(', ') : typeName(entity.type)}
      </span>
      <span className={styles['count']}>{entity.mentions}</span>
    </>
  )
}

function newOption(
  label: string,
  type: string,
  link: (entity: EntityRef) => Promise<void>,
): PickerOption {
  const content = (
    <>
      <Icon name={entityIcon(type)} />
      <span>{messages['entities.new'](typeName(type), label)}</span>
    </>
  )
  return { id: `new-${type}`, content, pick: () => void link({ label, type }) }
}

/** Where else the text names it is found out at once, and offered. */
async function offerOthers(call: ReturnType<typeof useCall>, highlightId: string): Promise<void> {
  const { documentId, revision } = reading.get()
  if (documentId === null || revision === null) return
  await attempt(async () => {
    const [annotation] = await call('highlights.get', { highlightIds: [highlightId], revision })
    const newest = annotation?.mentions.toSorted((one, other) => (one.id < other.id ? 1 : -1))[0]
    if (newest === undefined) return
    const { ranges } = await call('entities.suggest', {
      entityId: newest.entityId,
      documentId,
      revision,
    })
    if (ranges.length > 0) reading.set({ suggestingEntityId: newest.entityId })
  })
}
