import type { EntityView } from '../core/api/codebookMethods.ts'
import type { EntityRef } from '../core/api/shapes.ts'
import { AppError } from '../core/model/error.ts'
import type { Id } from '../core/model/id.ts'
import type { EntityRecord } from '../core/model/records.ts'
import { groupBy } from '../core/state/lookup.ts'
import { findNames } from '../core/text/findNames.ts'
import type { Reader } from '../db/connection.ts'
import {
  aliasesOfEntity,
  deleteAlias,
  entitiesByAlias,
  entitiesByLabel,
  insertAlias,
  insertEntity,
  listAliases,
  listEntities,
  requiredEntity,
  setEntityDeleted,
  updateEntity,
} from '../db/stores/entities.ts'
import { mentionCounts } from '../db/stores/mentions.ts'
import { revisionByNumber } from '../db/stores/revisions.ts'
import { concordanceOf, linked, outside } from './concordance.ts'
import { defined } from './defined.ts'
import type { HandlersOf } from './handlersOf.ts'
import { labels } from './labels.ts'
import { textOfRevision } from './revisionTexts.ts'
import type { Work } from './writing.ts'

export const entityHandlers: HandlersOf<'entities'> = {
  'entities.list': (_input, _call, session) => listViews(session.project().db),

  'entities.create': ({ label, type, aliases = [], ...fields }, _call, session) =>
    session.write({ code: 'entities.create', label: labels.createEntity(label) }, (work) => {
      const entity = addEntity(work, label, type)
      updateEntity(work.tx, entity.id, defined(fields))
      setAliases(work, entity.id, aliases)
      return viewOf(work.tx, entity.id)
    }),

  'entities.update': ({ entityId, aliases, ...fields }, _call, session) => {
    const before = requiredEntity(session.project().db, entityId)
    const label = labels.editEntity(fields.label ?? before.label)
    return session.write({ code: 'entities.update', label }, (work) => {
      updateEntity(work.tx, entityId, { ...defined(fields), modifiedAt: work.at })
      if (aliases !== undefined) setAliases(work, entityId, aliases)
      return viewOf(work.tx, entityId)
    })
  },

  'entities.suggest': ({ entityId, documentId, revision: number }, _call, session) => {
    const { db } = session.project()
    const revision = revisionByNumber(db, documentId, number ?? null)
    const { label } = requiredEntity(db, entityId)
    const names = [label, ...aliasesOfEntity(db, entityId).map((alias) => alias.label)]
    const found = findNames(textOfRevision(db, revision), names)
    return { revision: revision.number, ranges: outside(found, linked(db, entityId, revision)) }
  },

  'entities.mentions': ({ entityId }, _call, session) =>
    concordanceOf(session.project().db, requiredEntity(session.project().db, entityId).id),

  'entities.trash': ({ entityId }, _call, session) => {
    const { label } = requiredEntity(session.project().db, entityId)
    const operation = { code: 'entities.trash', label: labels.trashEntity(label) }
    return session.write(operation, ({ tx, at }) => {
      setEntityDeleted(tx, entityId, at)
      return {}
    })
  },

  'entities.restore': ({ entityId }, _call, session) => {
    const { label } = requiredEntity(session.project().db, entityId)
    const operation = { code: 'entities.restore', label: labels.restoreEntity(label) }
    return session.write(operation, ({ tx }) => {
      setEntityDeleted(tx, entityId, null)
      return {}
    })
  },
}

/** The entity meant: by id, else by label or alias and type; made when there is none. */
export function ensureEntity(work: Work, ref: EntityRef): EntityRecord {
  if ('entityId' in ref) return requiredEntity(work.tx, ref.entityId)
  return entityCalled(work.tx, ref) ?? addEntity(work, ref.label, ref.type)
}

/** By label first, then by alias; the same words with another type are another entity. */
function entityCalled(
  db: Reader,
  { label, type }: { label: string; type: string },
): EntityRecord | undefined {
  const [labelled] = entitiesByLabel(db, label, type)
  return labelled ?? entitiesByAlias(db, label, type)[0]
}

function addEntity({ tx, at, newId }: Work, label: string, type: string): EntityRecord {
  const entity: EntityRecord = {
    id: newId(),
    type,
    label,
    description: '',
    authorities: {},
    createdAt: at,
    modifiedAt: at,
    deletedAt: null,
  }
  insertEntity(tx, entity)
  return entity
}

/** Makes the aliases exactly these, keeping the rows of those that stay. */
function setAliases({ tx, newId }: Work, entityId: Id, wanted: readonly string[]): void {
  const present = aliasesOfEntity(tx, entityId)
  for (const alias of present) {
    if (!wanted.includes(alias.label)) deleteAlias(tx, alias.id)
  }
  for (const label of new Set(wanted)) {
    if (!present.some((alias) => alias.label === label)) {
      insertAlias(tx, { id: newId(), entityId, label })
    }
  }
}

function listViews(db: Reader): EntityView[] {
  const aliases = groupBy(listAliases(db), (alias) => alias.entityId)
  const counts = mentionCounts(db)
  return listEntities(db).map(({ id, label, type, description, authorities }) => ({
    id,
    label,
    type,
    aliases: (aliases.get(id) ?? []).map((alias) => alias.label),
    description,
    authorities,
    mentions: counts.get(id) ?? 0,
  }))
}

function viewOf(db: Reader, entityId: Id): EntityView {
  const view = listViews(db).find((entity) => entity.id === entityId)
  if (view === undefined) throw new AppError('not_found', `no entity ${entityId}`)
  return view
}
