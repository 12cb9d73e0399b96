import type { z } from 'zod'
import type { Received } from '../core/api/registry.ts'
import type { RelationView } from '../core/api/relationMethods.ts'
import type { EntityRef } from '../core/api/shapes.ts'
import { AppError } from '../core/model/error.ts'
import type { Id } from '../core/model/id.ts'
import type { RelationRecord } from '../core/model/records.ts'
import { relationText } from '../core/model/relation.ts'
import type { Reader } from '../db/connection.ts'
import { requiredEntity } from '../db/stores/entities.ts'
import { requiredHighlight } from '../db/stores/highlights.ts'
import {
  deleteRelationEvidence,
  evidenceOfRelation,
  insertRelation,
  insertRelationEvidence,
  relationSaying,
  relationTypes,
  requiredRelation,
  setRelationDeleted,
  updateRelation,
} from '../db/stores/relations.ts'
import { defined } from './defined.ts'
import { ensureEntity } from './entities.ts'
import type { HandlersOf } from './handlersOf.ts'
import { labels } from './labels.ts'
import { relationViews } from './relationViews.ts'
import type { Work } from './writing.ts'

export const relationHandlers: HandlersOf<'relations'> = {
  'relations.list': (of, _call, session) => relationViews(session.project().db, of),

  'relations.types': (_input, _call, session) => relationTypes(session.project().db),

  'relations.create': ({ annotatorId, ...said }, _call, session) => {
    const { db } = session.project()
    const { type, directed } = said
    const text = relationText({
      type,
      directed,
      from: namedOf(db, said.from),
      to: namedOf(db, said.to),
    })
    const operation = { code: 'relations.create', label: labels.createRelation(text), annotatorId }
    return session.write(operation, (work) => {
      const id = ensureRelation(work, said)
      cite(work, id, said.evidence)
      return viewOf(work.tx, id)
    })
  },

  'relations.update': (input, _call, session) => {
    const { relationId, type, directed, from, to, addEvidence, removeEvidence } = input
    const label = labels.editRelation(relationLabel(session.project().db, relationId))
    return session.write({ code: 'relations.update', label }, (work) => {
      const { tx, at } = work
      const before = requiredRelation(tx, relationId)
      const fromId = from === undefined ? before.fromId : liveEntity(work, from)
      const toId = to === undefined ? before.toId : liveEntity(work, to)
      requireTwo(fromId, toId)
      requireUnsaid(tx, { ...before, ...defined({ type, directed }), fromId, toId })
      updateRelation(tx, relationId, {
        ...defined({ type, directed }),
        ...{ fromId, toId, modifiedAt: at },
      })
      for (const { id, highlightId } of evidenceOfRelation(tx, relationId)) {
        if (removeEvidence.includes(highlightId)) deleteRelationEvidence(tx, id)
      }
      cite(work, relationId, addEvidence)
      return viewOf(tx, relationId)
    })
  },

  'relations.trash': ({ relationId }, _call, session) => {
    const label = labels.trashRelation(relationLabel(session.project().db, relationId))
    return session.write({ code: 'relations.trash', label }, ({ tx, at }) => {
      setRelationDeleted(tx, relationId, at)
      return {}
    })
  },

  'relations.restore': ({ relationId }, _call, session) => {
    const label = labels.restoreRelation(relationLabel(session.project().db, relationId))
    return session.write({ code: 'relations.restore', label }, ({ tx }) => {
      requireUnsaid(tx, requiredRelation(tx, relationId))
      setRelationDeleted(tx, relationId, null)
      return {}
    })
  },
}

/** What the history and the trash call a relation. @throws AppError not_found */
export function relationLabel(db: Reader, relationId: Id): string {
  const { type, directed, fromId, toId } = requiredRelation(db, relationId)
  const [from, to] = [requiredEntity(db, fromId), requiredEntity(db, toId)]
  return relationText({ type, directed, from, to })
}

function viewOf(db: Reader, relationId: Id): RelationView {
  const [view] = relationViews(db, { relationId })
  if (view === undefined) throw new AppError('not_found', `no relation ${relationId}`)
  return view
}

type Said = Pick<Received<'relations.create'>, 'type' | 'from' | 'to' | 'directed'>

/** The live relation by which this annotator says this already, or else a new one. */
function ensureRelation(work: Work, { type, from, to, directed }: Said): Id {
  const { tx, at, annotatorId, newId } = work
  const [fromId, toId] = [liveEntity(work, from), liveEntity(work, to)]
  requireTwo(fromId, toId)
  const known = relationSaying(tx, { type, fromId, toId, directed, annotatorId })
  if (known !== undefined) return known.id
  const stamps = { annotatorId, createdAt: at, modifiedAt: at, deletedAt: null }
  const relation = { id: newId(), type, fromId, toId, directed, ...stamps }
  insertRelation(tx, relation)
  return relation.id
}

/** Lets a relation cite highlights, each once. */
function cite({ tx, at, annotatorId, newId }: Work, relationId: Id, highlightIds: readonly Id[]) {
  const cited = new Set(evidenceOfRelation(tx, relationId).map(({ highlightId }) => highlightId))
  for (const highlightId of new Set(highlightIds)) {
    if (cited.has(highlightId)) continue
    if (requiredHighlight(tx, highlightId).deletedAt !== null) {
      throw new AppError('conflict', `the highlight ${highlightId} is in the trash`)
    }
    const stamps = { annotatorId, createdAt: at }
    insertRelationEvidence(tx, { id: newId(), relationId, highlightId, ...stamps })
  }
}

/** Nothing new is said of what is in the trash. @throws AppError conflict, not_found */
function liveEntity(work: Work, ref: z.output<typeof EntityRef>): Id {
  const { id, label, deletedAt } = ensureEntity(work, ref)
  if (deletedAt !== null) throw new AppError('conflict', `“${label}” is in the trash`)
  return id
}

/** What somebody says already is not said twice. @throws AppError conflict */
function requireUnsaid(db: Reader, said: RelationRecord): void {
  const known = relationSaying(db, said)
  if (known === undefined || known.id === said.id) return
  throw new AppError('conflict', `this is said already: ${relationLabel(db, known.id)}`)
}

function requireTwo(fromId: Id, toId: Id): void {
  if (fromId === toId) throw new AppError('invalid_input', 'a relation is between two entities')
}

function namedOf(db: Reader, ref: z.output<typeof EntityRef>): { readonly label: string } {
  return 'label' in ref ? ref : requiredEntity(db, ref.entityId)
}
