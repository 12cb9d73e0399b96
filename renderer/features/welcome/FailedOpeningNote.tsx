import type { ErrorCode } from '../../../core/model/error.ts'
import { opening } from '../../app/project.ts'
import { useStore } from '../../app/store.ts'
import { useRun } from '../../commands/useCommands.ts'
import { messages } from '../../i18n/messages.ts'
import { Button } from '../../ui/Button.tsx'
import { ErrorNote } from '../../ui/ErrorNote.tsx'

/** Why the project the person wanted is not open, and what can be done. */
export function FailedOpeningNote() {
  const failed = useStore(opening, (state) => state.failed)
  const run = useRun()
  if (failed === null) return null
  const { error, again } = failed
  return (
    <ErrorNote error={error} what={messages['welcome.couldNotOpen']}>
      {again === null ? null : (
        <Button onClick={() => void again()}>{messages['welcome.openToRead']}</Button>
      )}
      {canBeRestored.has(error.code) ? (
        <Button onClick={() => run('backups.open')}>{messages['backups.title']}</Button>
      ) : null}
    </ErrorNote>
  )
}

/** What is wrong with the file itself, and not with its surroundings. */
const canBeRestored: ReadonlySet<ErrorCode> = new Set<ErrorCode>([
  'corrupt',
  'not_a_project',
  'newer_version',
  'not_found',
  'internal',
])
