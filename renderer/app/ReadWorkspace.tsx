import { Codebook } from '../features/codes/Codebook.tsx'
import { CodePalette } from '../features/codes/CodePalette.tsx'
import { CodeShortcuts } from '../features/codes/CodeShortcuts.tsx'
import { EntityPalette } from '../features/entities/EntityPalette.tsx'
import { MentionSuggestions } from '../features/entities/MentionSuggestions.tsx'
import { Margin } from '../features/margin/Margin.tsx'
import { ReadScreen } from '../features/reader/ReadScreen.tsx'

/** Reading and annotating: the features that share the page, brought together. */
export function ReadWorkspace() {
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
