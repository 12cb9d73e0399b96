import type { ExportDocument } from './exportModel.ts'

/** Whether the text of a document begins with its title, as a heading: it is then printed once. */
export function beginsWithTitle({
  title,
  text,
  blocks: [first],
}: Pick<ExportDocument, 'title' | 'text' | 'blocks'>): boolean {
  if (first?.kind !== 'heading') return false
  const words = wordsOf(text.slice(first.start, first.end))
  return words !== '' && words === wordsOf(title)
}

function wordsOf(text: string): string {
  return text.normalize().replaceAll(/\s+/g, ' ').trim().toLowerCase()
}
