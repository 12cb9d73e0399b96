import { keyOf } from '../commands/registry.ts'
import { useRun } from '../commands/useCommands.ts'
import { messages } from '../i18n/messages.ts'
import { Button } from '../ui/Button.tsx'
import { EmptyState } from '../ui/EmptyState.tsx'

/** In place of a page while no document is open. */
export function NothingOpen() {
  const run = useRun()
  return (
    <EmptyState text={messages['shell.noDocument']}>
      <Button icon="plus" keyName={keyOf('library.import')} onClick={() => run('library.import')}>
        {messages['shell.import']}
      </Button>
    </EmptyState>
  )
}
