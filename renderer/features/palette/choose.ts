import type { Call } from '../../api/useApi.ts'
import { annotate } from '../../app/annotating.ts'
import { say } from '../../app/notices.ts'
import { openEntity } from '../../app/openEntity.ts'
import { goToOffset } from '../../app/readerHandle.ts'
import { openDocument, view } from '../../app/view.ts'
import type { Command } from '../../commands/command.ts'
import { messages } from '../../i18n/messages.ts'
import type { PaletteTarget } from './paletteItems.ts'

export interface Choosing {
  readonly call: Call
  readonly run: (command: Command) => void
}

/** Does what an item of the palette stands for. */
export function choose(target: PaletteTarget, { call, run }: Choosing): void {
  switch (target.kind) {
    case 'command':
      run(target.command)
      return
    case 'document':
      openDocument(target.document.id)
      return
    case 'code':
      giveCode(call, target.code.id)
      return
    case 'entity':
      openEntity(target.entity.id)
      return
    case 'hit': {
      const { document, start, revision } = target.hit
      if (document === null) view.set({ screen: 'notes' })
      else if (start === null) openDocument(document)
      else goToOffset(document, start, revision)
    }
  }
}

function giveCode(call: Call, codeId: string): void {
  const { selection, highlightId } = view.get()
  if (selection === null && highlightId === null) say(messages['palette.noPassage'])
  else void annotate(call, { code: { codeId } })
}
