import type { ComponentType } from 'react'
import { BackupsDialog } from '../features/backups/BackupsDialog.tsx'
import { RelationDialog } from '../features/entities/RelationDialog.tsx'
import { CitationStyleDialog } from '../features/exporting/CitationStyleDialog.tsx'
import { ExportDialog } from '../features/exporting/ExportDialog.tsx'
import { ImportAnnotationsDialog } from '../features/foreign/ImportAnnotationsDialog.tsx'
import { HistoryDialog } from '../features/history/HistoryDialog.tsx'
import { TimelineDialog } from '../features/history/TimelineDialog.tsx'
import { KeysDialog } from '../features/keys/KeysDialog.tsx'
import { BibliographyDialog } from '../features/library/BibliographyDialog.tsx'
import { DetailsDialog } from '../features/library/DetailsDialog.tsx'
import { ImportsDialog } from '../features/library/ImportsDialog.tsx'
import { NewerCopies } from '../features/library/NewerCopies.tsx'
import { Palette } from '../features/palette/Palette.tsx'
import { ReviseDialog } from '../features/review/ReviseDialog.tsx'
import { TrashDialog } from '../features/trash/TrashDialog.tsx'
import { NewProjectDialog } from '../features/welcome/NewProjectDialog.tsx'
import { PersonDialog } from '../features/welcome/PersonDialog.tsx'
import { useStore } from './store.ts'
import { type DialogName, view } from './view.ts'

/** Which component shows which dialog. To add yours: import it and add its line. */
const dialogs: Partial<Record<DialogName, ComponentType>> = {
  details: DetailsDialog,
  bibliography: BibliographyDialog,
  imports: ImportsDialog,
  revise: ReviseDialog,
  trash: TrashDialog,
  keys: KeysDialog,
  export: ExportDialog,
  citationStyle: CitationStyleDialog,
  importAnnotations: ImportAnnotationsDialog,
  history: HistoryDialog,
  timeline: TimelineDialog,
  newProject: NewProjectDialog,
  backups: BackupsDialog,
  person: PersonDialog,
  relation: RelationDialog,
}

/** The palette or dialog that is open, if any. */
export function Floats() {
  const name = useStore(view, (state) => state.dialog)
  const palette = useStore(view, (state) => state.palette)
  const Dialog = name === null ? undefined : dialogs[name]
  return (
    <>
      {palette === 'commands' ? <Palette /> : null}
      {Dialog === undefined ? null : <Dialog />}
      <NewerCopies />
    </>
  )
}
