import {
  deleteTemplate,
  insertTemplate,
  listTemplates,
  requiredTemplate,
  updateTemplate,
} from '../db/stores/templates.ts'
import { defined } from './defined.ts'
import type { HandlersOf } from './handlersOf.ts'
import { labels } from './labels.ts'

export const templateHandlers: HandlersOf<'templates'> = {
  'templates.list': (_input, _call, session) => listTemplates(session.project().db),

  'templates.create': (template, _call, session) => {
    const label = labels.createTemplate(template.name)
    return session.write({ code: 'templates.create', label }, ({ tx, newId }) => {
      const created = { id: newId(), ...template }
      insertTemplate(tx, created)
      return created
    })
  },

  'templates.update': ({ templateId, ...fields }, _call, session) => {
    const { name } = requiredTemplate(session.project().db, templateId)
    const label = labels.editTemplate(fields.name ?? name)
    return session.write({ code: 'templates.update', label }, ({ tx }) => {
      updateTemplate(tx, templateId, defined(fields))
      return requiredTemplate(tx, templateId)
    })
  },

  'templates.remove': ({ templateId }, _call, session) => {
    const { name } = requiredTemplate(session.project().db, templateId)
    const label = labels.removeTemplate(name)
    session.write({ code: 'templates.remove', label }, ({ tx }) => deleteTemplate(tx, templateId))
    return { seq: session.project().log.lastSeq() }
  },
}
