import type { z } from 'zod'
import type { NewMention } from '../core/api/shapes.ts'
import type { MentionState } from '../core/model/entity.ts'
import type { Id } from '../core/model/id.ts'
import type { MentionRecord } from '../core/model/records.ts'
import { checkRanges } from '../core/text/offsets.ts'
import type { Transaction } from '../db/records.ts'
import { requiredEntity } from '../db/stores/entities.ts'
import { anchorsOfHighlight, requiredHighlight } from '../db/stores/highlights.ts'
import {
  deleteMention,
  insertMention,
  mentionsOfHighlight,
  requiredMention,
  updateMention,
} from '../db/stores/mentions.ts'
import { requiredRevision, revisionByNumber } from '../db/stores/revisions.ts'
import { addHighlight } from './addHighlight.ts'
import { annotationOn } from './annotationViews.ts'
import { carriedPlaces } from './carriedPlaces.ts'
import { defined } from './defined.ts'
import { ensureEntity } from './entities.ts'
import type { CarriedPlace } from './evidence.ts'
import type { HandlersOf } from './handlersOf.ts'
import { labels } from './labels.ts'
import { requireLiveDocument } from './requireLiveDocument.ts'
import { textOfRevision } from './revisionTexts.ts'
import type { Session } from './session.ts'
import { withPlan } from './withPlan.ts'
import { writeCarried } from './writeAnchors.ts'
import type { Work } from './writing.ts'

export const mentionHandlers: HandlersOf<'mentions'> = {
  'mentions.add': ({ highlightId, mention, annotatorId }, _call, session) => {
    const label = labels.linkEntity(labelOf(session, mention.entity))
    return session.write({ code: 'mentions.add', label, annotatorId }, (work) => {
      requiredHighlight(work.tx, highlightId)
      addMention(work, highlightId, mention)
      return annotationOn(work.tx, highlightId, latestRevision(work, highlightId))
    })
  },

  'mentions.addAll': (input, { signal }, session) => {
    const { documentId, mention, state, passages, annotatorId } = input
    const { db } = session.project()
    const revision = revisionByNumber(db, documentId, input.revision ?? null)
    requireLiveDocument(db, documentId)
    const text = textOfRevision(db, revision)
    const ranges = passages.map((passage) => checkRanges(text, [passage]))
    const say = state === 'confirmed' ? labels.linkPassages : labels.rejectPassages
    const label = say(labelOf(session, mention.entity), ranges.length)
    const write = (carried: readonly (readonly CarriedPlace[])[]) =>
      session.write({ code: 'mentions.addAll', label, annotatorId }, (work) => {
        const entity = { entityId: ensureEntity(work, mention.entity).id }
        for (const [index, passage] of ranges.entries()) {
          const home = addHighlight(work, revision, passage, text)
          writeCarried(work, home, carried[index] ?? [])
          addMention(work, home.highlightId, { entity, role: mention.role }, state)
        }
        return { added: ranges.length }
      })
    if (revisionByNumber(db, documentId, null).id === revision.id) return write([])
    return withPlan(session, () => carriedPlaces(session, revision, ranges, signal), write)
  },

  'mentions.update': ({ mentionIds, role, state }, _call, session) => {
    const { db } = session.project()
    const [first = ''] = mentionIds
    const { label: name } = requiredEntity(db, requiredMention(db, first).entityId)
    const label = labels.changeLinks(name, mentionIds.length)
    return session.write({ code: 'mentions.update', label }, ({ tx }) => {
      for (const id of mentionIds) changeMention(tx, id, defined({ role, state }))
      return {}
    })
  },

  'mentions.remove': ({ mentionIds }, _call, session) => {
    const label = labels.unlinkEntities(mentionIds.length)
    return session.write({ code: 'mentions.remove', label }, ({ tx }) => {
      for (const id of mentionIds) deleteMention(tx, id)
      return {}
    })
  },
}

/** Links a highlight within a running operation, once per entity, role and annotator. */
export function addMention(
  work: Work,
  highlightId: Id,
  { entity, role }: z.output<typeof NewMention>,
  state: MentionState = 'confirmed',
): void {
  const { tx, annotatorId, at, newId } = work
  const entityId = ensureEntity(work, entity).id
  const isThere = mentionsOfHighlight(tx, highlightId).some(
    (mention) =>
      mention.entityId === entityId && mention.role === role && mention.annotatorId === annotatorId,
  )
  if (isThere) return
  insertMention(tx, { id: newId(), highlightId, entityId, role, state, annotatorId, createdAt: at })
}

/** Two links that say the same of one passage would be one too many: the changed one goes. */
function changeMention(
  tx: Transaction,
  id: Id,
  changes: Partial<Pick<MentionRecord, 'role' | 'state'>>,
): void {
  const changed = { ...requiredMention(tx, id), ...changes }
  const isSame = (other: MentionRecord) =>
    other.id !== id &&
    other.entityId === changed.entityId &&
    other.role === changed.role &&
    other.annotatorId === changed.annotatorId
  const twin = mentionsOfHighlight(tx, changed.highlightId).find(isSame)
  if (twin === undefined) {
    updateMention(tx, id, changes)
  } else {
    updateMention(tx, twin.id, { state: changed.state })
    deleteMention(tx, id)
  }
}

function labelOf(session: Session, entity: z.output<typeof NewMention>['entity']): string {
  if ('label' in entity) return entity.label
  return requiredEntity(session.project().db, entity.entityId).label
}

function latestRevision({ tx }: Work, highlightId: Id): number {
  const revisions = anchorsOfHighlight(tx, highlightId).map(
    (anchor) => requiredRevision(tx, anchor.revisionId).number,
  )
  return Math.max(...revisions)
}
