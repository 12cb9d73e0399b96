import { searchProject } from '../db/search/searchProject.ts'
import type { HandlersOf } from './handlersOf.ts'

export const searchHandlers: HandlersOf<'search'> = {
  'search.run': ({ query, limit }, _call, session) =>
    searchProject(session.project().db, query, limit),
}
