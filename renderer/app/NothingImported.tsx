import { keyOf } from '../commands/registry.ts'
import { useRun } from '../commands/useCommands.ts'
import { messages } from '../i18n/messages.ts'
import { Button } from '../ui/Button.tsx'
import { EmptyState } from '../ui/EmptyState.tsx'

/** In place of a screen that needs a document: what it is for, and the way to import one. */
export function NothingImported({ text }: { readonly text: string }) {
  const run = useRun()
  return (
    <EmptyState text={text}>
      <Button icon="plus" keyName={keyOf('library.import')} onClick={() => run('library.import')}>
        {messages['shell.import']}
      </Button>
    </EmptyState>
  )
}
