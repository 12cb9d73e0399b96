import { Codebook } from '../features/codes/Codebook.tsx'
import { CodePalette } from '../features/codes/CodePalette.tsx'
import { CodeShortcuts } from '../features/codes/CodeShortcuts.tsx'
import { EntityPalette } from '../features/entities/EntityPalette.tsx'
import { MentionSuggestions } from '../features/entities/MentionSuggestions.tsx'
import { Margin } from '../features/margin/Margin.tsx'
import { ReadScreen } from '../features/reader/ReadScreen.tsx'
import { messages } from '../i18n/messages.ts'
import { NothingImported } from './NothingImported.tsx'
import { useStore } from './store.ts'
import { view } from './view.ts'

/** Reading and annotating: the features that share the page, brought together. */
export function ReadWorkspace() {
  const isOpen = useStore(view, (state) => state.documentId !== null)
  if (!isOpen) return <NothingImported text={messages['shell.noDocument']} />
  return (
    <>
      <ReadScreen margin={<Margin />} />
      <CodeShortcuts />
      <CodePalette />
      <EntityPalette />
      <MentionSuggestions />
      <Codebook />
    </>
  )
}
