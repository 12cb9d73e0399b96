/**
 * Which component shows which screen. A screen that has none yet is not among the tabs. To add yours:
 * import it and add its line. A screen fills the window between the top bar and the status bar, right
 * of the library; begin it with <DocumentBar> where it is about one document, mark its main part
 * `data-pane="text"` and the margin `data-pane="margin"`.
 */
import type { ComponentType } from 'react'
import { CompareScreen } from '../features/compare/CompareScreen.tsx'
import { EntitiesScreen } from '../features/entities/EntitiesScreen.tsx'
import { NotesScreen } from '../features/notes/NotesScreen.tsx'
import { ReviewCount } from '../features/review/ReviewCount.tsx'
import { ReviewScreen } from '../features/review/ReviewScreen.tsx'
import { SearchScreen } from '../features/search/SearchScreen.tsx'
import { ReadWorkspace } from './ReadWorkspace.tsx'
import type { Screen } from './view.ts'

export interface ScreenDefinition {
  readonly component: ComponentType
  /** A small count beside its tab: what waits there. */
  readonly count?: ComponentType
}

export const screenDefinitions: Partial<Record<Screen, ScreenDefinition>> = {
  read: { component: ReadWorkspace },
  entities: { component: EntitiesScreen },
  notes: { component: NotesScreen },
  compare: { component: CompareScreen },
  search: { component: SearchScreen },
  review: { component: ReviewScreen, count: ReviewCount },
}
