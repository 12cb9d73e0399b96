import type { CodeView } from '../core/api/codebookMethods.ts'
import type { CodeRef } from '../core/api/shapes.ts'
import { AppError } from '../core/model/error.ts'
import type { Id } from '../core/model/id.ts'
import type { CodeRecord } from '../core/model/records.ts'
import { codePaths } from '../core/state/annotationsOfState.ts'
import type { Reader } from '../db/connection.ts'
import type { Transaction } from '../db/records.ts'
import {
  childCodes,
  codingCounts,
  insertCode,
  listCodes,
  requiredCode,
  setCodeDeleted,
  updateCode,
} from '../db/stores/codes.ts'
import {
  codingsOfCode,
  codingsOfHighlight,
  deleteCoding,
  insertCoding,
} from '../db/stores/codings.ts'
import { defined } from './defined.ts'
import type { HandlersOf } from './handlersOf.ts'
import { labels } from './labels.ts'
import type { Work } from './writing.ts'

export const codeHandlers: HandlersOf<'codes'> = {
  'codes.list': (_input, _call, session) => listViews(session.project().db),

  'codes.create': ({ name, parentId, ...fields }, _call, session) =>
    session.write({ code: 'codes.create', label: labels.createCode(name) }, (work) => {
      const code = addCode(work, name, parentId)
      updateCode(work.tx, code.id, defined(fields))
      return viewOf(work.tx, code.id)
    }),

  'codes.update': ({ codeId, ...fields }, _call, session) => {
    const { name } = requiredCode(session.project().db, codeId)
    const label = labels.editCode(fields.name ?? name)
    const merge = walkThrough(codeId, fields)
    return session.write({ code: 'codes.update', label, ...merge }, ({ tx, at }) => {
      if (fields.parentId !== undefined) refuseCycle(tx, codeId, fields.parentId)
      updateCode(tx, codeId, { ...defined(fields), modifiedAt: at })
      refuseTwin(tx, codeId)
      return viewOf(tx, codeId)
    })
  },

  'codes.merge': ({ codeId, into }, _call, session) => {
    const { db } = session.project()
    const label = labels.mergeCodes(requiredCode(db, codeId).name, requiredCode(db, into).name)
    return session.write({ code: 'codes.merge', label }, ({ tx, at }) => {
      refuseCycle(tx, codeId, into)
      moveCodings(tx, codeId, into)
      for (const child of childCodes(tx, codeId)) {
        updateCode(tx, child.id, { parentId: into, modifiedAt: at })
        refuseTwin(tx, child.id)
      }
      setCodeDeleted(tx, codeId, at)
      return viewOf(tx, into)
    })
  },

  'codes.trash': ({ codeId }, _call, session) => {
    const { name } = requiredCode(session.project().db, codeId)
    return session.write({ code: 'codes.trash', label: labels.trashCode(name) }, ({ tx, at }) => {
      if (childCodes(tx, codeId).length > 0) {
        throw new AppError('conflict', `“${name}” has codes below it; move or delete them first`)
      }
      setCodeDeleted(tx, codeId, at)
      return {}
    })
  },

  'codes.restore': ({ codeId }, _call, session) => {
    const { name } = requiredCode(session.project().db, codeId)
    return session.write({ code: 'codes.restore', label: labels.restoreCode(name) }, ({ tx }) => {
      setCodeDeleted(tx, codeId, null)
      refuseLostParent(tx, codeId)
      refuseTwin(tx, codeId)
      return {}
    })
  },
}

/** Who looks for a colour sees one after the other on the text: all of that is one operation to undo. */
function walkThrough(codeId: Id, fields: object) {
  const isColourAlone = Object.keys(defined(fields)).join() === 'colour'
  return isColourAlone ? { merge: { key: `colour of ${codeId}`, withinMs: COLOUR_IN_SIGHT } } : {}
}

/** So long a person may look at a colour before going on to the next. */
const COLOUR_IN_SIGHT = 10_000

/** The code meant; codes missing on a path are made within the running operation. */
export function ensureCode(work: Work, ref: CodeRef): CodeRecord {
  if ('codeId' in ref) return requiredCode(work.tx, ref.codeId)
  const [first, ...below] = ref.path
  if (first === undefined) throw new AppError('invalid_input', 'a path names at least one code')
  return below.reduce<CodeRecord>(
    (parent, name) => ensureChild(work, name, parent.id),
    ensureChild(work, first, null),
  )
}

function ensureChild(work: Work, name: string, parentId: Id | null): CodeRecord {
  const siblings = childCodes(work.tx, parentId)
  return siblings.find((code) => code.name === name) ?? addCode(work, name, parentId)
}

const palette = [
  'madder',
  'azure',
  'olive',
  'ochre',
  'mauve',
  'teal',
  'rust',
  'indigo',
  'verdigris',
  'slate',
] as const

/** A child has its parent's colour; a code at the root the first colour that is free. */
function addCode({ tx, at, newId }: Work, name: string, parentId: Id | null): CodeRecord {
  const siblings = childCodes(tx, parentId)
  const parent = parentId === null ? undefined : requiredCode(tx, parentId)
  const roots = childCodes(tx, null)
  const free = palette.find((colour) => !roots.some((code) => code.colour === colour))
  const code: CodeRecord = {
    id: newId(),
    parentId,
    name,
    colour: parent?.colour ?? free ?? palette[roots.length % palette.length] ?? 'slate',
    description: '',
    shortcut: null,
    position: siblings.length,
    createdAt: at,
    modifiedAt: at,
    deletedAt: null,
  }
  insertCode(tx, code)
  refuseTwin(tx, code.id)
  return code
}

function refuseTwin(db: Reader, codeId: Id): void {
  const { name, parentId } = requiredCode(db, codeId)
  if (childCodes(db, parentId).some((other) => other.id !== codeId && other.name === name)) {
    throw new AppError('conflict', `there is a code “${name}” here already`)
  }
}

function refuseLostParent(db: Reader, codeId: Id): void {
  const { parentId } = requiredCode(db, codeId)
  if (parentId === null) return
  const parent = requiredCode(db, parentId)
  if (parent.deletedAt !== null) {
    throw new AppError('conflict', `bring back “${parent.name}” first, the code above it`)
  }
}

/** Gives every highlight of one code the other; who has both already keeps one coding. */
function moveCodings(tx: Transaction, from: Id, into: Id): void {
  for (const coding of codingsOfCode(tx, from)) {
    const { id, highlightId, annotatorId } = coding
    deleteCoding(tx, id)
    const isThere = codingsOfHighlight(tx, highlightId).some(
      (other) => other.codeId === into && other.annotatorId === annotatorId,
    )
    if (!isThere) insertCoding(tx, { ...coding, codeId: into })
  }
}

/** A code cannot become its own descendant. */
function refuseCycle(db: Reader, codeId: Id, parentId: Id | null): void {
  for (let next = parentId; next !== null; ) {
    if (next === codeId) throw new AppError('invalid_input', 'a code cannot go below itself')
    next = requiredCode(db, next).parentId
  }
}

function listViews(db: Reader): CodeView[] {
  const codes = listCodes(db)
  const pathOf = codePaths(codes)
  const counts = codingCounts(db)
  return codes.map(({ id, parentId, name, colour, description, shortcut }) => ({
    id,
    parentId,
    path: pathOf(id),
    name,
    colour,
    description,
    shortcut,
    highlights: counts.get(id) ?? 0,
  }))
}

function viewOf(db: Reader, codeId: Id): CodeView {
  const view = listViews(db).find((code) => code.id === codeId)
  if (view === undefined) throw new AppError('not_found', `no code ${codeId}`)
  return view
}
