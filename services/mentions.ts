import type { z } from 'zod'
import type { NewMention } from '../core/api/shapes.ts'
import type { Id } from '../core/model/id.ts'
import { requiredEntity } from '../db/stores/entities.ts'
import { anchorsOfHighlight, requiredHighlight } from '../db/stores/highlights.ts'
import { deleteMention, insertMention, mentionsOfHighlight } from '../db/stores/mentions.ts'
import { requiredRevision } from '../db/stores/revisions.ts'
import { annotationOn } from './annotationViews.ts'
import { ensureEntity } from './entities.ts'
import type { HandlersOf } from './handlersOf.ts'
import { labels } from './labels.ts'
import type { Session, Work } from './session.ts'

export const mentionHandlers: HandlersOf<'mentions'> = {
  'mentions.add': ({ highlightId, mention, annotatorId }, _call, session) => {
    const label = labels.linkEntity(labelOf(session, mention.entity))
    return session.write({ code: 'mentions.add', label, annotatorId }, (work) => {
      requiredHighlight(work.tx, highlightId)
      addMention(work, highlightId, mention)
      return annotationOn(work.tx, highlightId, latestRevision(work, highlightId))
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
): void {
  const { tx, annotatorId, at, newId } = work
  const entityId = ensureEntity(work, entity).id
  const isThere = mentionsOfHighlight(tx, highlightId).some(
    (mention) =>
      mention.entityId === entityId && mention.role === role && mention.annotatorId === annotatorId,
  )
  if (isThere) return
  const state = 'confirmed'
  insertMention(tx, { id: newId(), highlightId, entityId, role, state, annotatorId, createdAt: at })
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
