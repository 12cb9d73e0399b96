import type { ComponentType } from 'react'
import { DetailsDialog } from '../features/library/DetailsDialog.tsx'
import { TrashDialog } from '../features/trash/TrashDialog.tsx'
import { NewProjectDialog } from '../features/welcome/NewProjectDialog.tsx'
import { PersonDialog } from '../features/welcome/PersonDialog.tsx'
import { useStore } from './store.ts'
import { type DialogName, view } from './view.ts'

/** Which component shows which dialog. To add yours: import it and add its line. */
const dialogs: Partial<Record<DialogName, ComponentType>> = {
  details: DetailsDialog,
  trash: TrashDialog,
  newProject: NewProjectDialog,
  person: PersonDialog,
}

/** The palette or dialog that is open, if any. */
export function Floats() {
  const name = useStore(view, (state) => state.dialog)
  const Dialog = name === null ? undefined : dialogs[name]
  return Dialog === undefined ? null : <Dialog />
}
