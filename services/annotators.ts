import { AppError } from '../core/model/error.ts'
import type { AnnotatorRecord } from '../core/model/records.ts'
import {
  annotatorsByName,
  insertAnnotator,
  listAnnotators,
  requiredAnnotator,
  updateAnnotator,
} from '../db/stores/annotators.ts'
import { defined } from './defined.ts'
import type { HandlersOf } from './handlersOf.ts'
import { labels } from './labels.ts'
import { readProfile } from './profile.ts'

const colours = ['#0070b0', '#c4530f', '#637110', '#9f3dae', '#a27900', '#008283'] as const

export const annotatorHandlers: HandlersOf<'annotators'> = {
  'annotators.list': (_input, _call, session) => listAnnotators(session.project().db).map(viewOf),

  'annotators.ensure': ({ name }, _call, session) => {
    const { db } = session.project()
    const named = annotatorsByName(db, name)
    if (named.length > 1) {
      const ids = named.map((annotator) => annotator.id)
      throw new AppError('ambiguous', `${named.length} annotators are called ${name}`, { ids })
    }
    const [known] = named
    if (known !== undefined) return viewOf(known)
    const profile = readProfile(session.ports)
    const isSelf = profile !== null && profile.name === name
    const label = labels.addAnnotator(name)
    const operation = { code: 'annotators.ensure', label, undoable: false }
    return session.write(operation, ({ tx, at, newId }) => {
      const annotator: AnnotatorRecord = {
        id: isSelf ? profile.annotatorId : newId(),
        name,
        colour: isSelf ? profile.colour : nextColour(listAnnotators(tx).length),
        kind: 'person',
        createdAt: at,
      }
      if (!isSelf) insertAnnotator(tx, annotator)
      return viewOf(annotator)
    })
  },

  'annotators.update': ({ annotatorId, ...fields }, _call, session) => {
    const { name } = requiredAnnotator(session.project().db, annotatorId)
    const label = labels.editAnnotator(fields.name ?? name)
    return session.write({ code: 'annotators.update', label }, ({ tx }) => {
      updateAnnotator(tx, annotatorId, defined(fields))
      return viewOf(requiredAnnotator(tx, annotatorId))
    })
  },
}

function nextColour(count: number): string {
  return colours[count % colours.length] ?? colours[0]
}

function viewOf({ id, name, colour, kind }: AnnotatorRecord) {
  return { id, name, colour, kind }
}
