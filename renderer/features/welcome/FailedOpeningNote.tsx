import { useCall, useForgetAll } from '../../api/useApi.ts'
import { opening, openProject } from '../../app/project.ts'
import { useStore } from '../../app/store.ts'
import { messages } from '../../i18n/messages.ts'
import { Button } from '../../ui/Button.tsx'
import { ErrorNote } from '../../ui/ErrorNote.tsx'

/** Why the project the person wanted is not open, and what can be done. */
export function FailedOpeningNote() {
  const failed = useStore(opening, (state) => state.failed)
  const call = useCall()
  const forgetAnswers = useForgetAll()
  if (failed === null) return null
  const { error, again } = failed
  return (
    <ErrorNote error={error} what={messages['welcome.couldNotOpen']}>
      {again === null ? null : (
        <Button onClick={() => void openProject({ call, forgetAnswers }, again)}>
          {messages['welcome.openToRead']}
        </Button>
      )}
    </ErrorNote>
  )
}
