import type { Annotation, NoteView } from '../../model/annotation.ts'
import type { Id } from '../../model/id.ts'
import { annotationCitation, pageLabel, type StyledCitations } from '../citation.ts'
import { metadataEntries } from '../documentMetadata.ts'
import { inDocumentOrder } from '../documentOrder.ts'
import type { ExportDocument } from '../exportModel.ts'
import { exportText, factName, momentText } from '../exportText.ts'
import { writtenNotes } from '../markdownAnnotation.ts'
import { citationMarkdown } from '../markdownCitations.ts'
import { blockQuote, fact, inlineMarkdown } from '../markdownSyntax.ts'
import { shiftedHeadings } from '../noteMarkdown.ts'
import { type VaultPlaces, vaultMarkdown, wikiLink } from './vaultLinks.ts'

/** What a document's file needs of the rest of the vault. */
export interface VaultContext {
  readonly places: VaultPlaces
  readonly tags: ReadonlyMap<Id, string>
  /** Left out where no style cites. */
  readonly citations: StyledCitations | undefined
}

/** The level of the headings that notes stand under. */
const DEEPEST_HEADING_ABOVE = 2

/** Notes with links that lead to files of the vault. */
export function vaultNotes(notes: readonly NoteView[], { places }: VaultContext): string[] {
  return writtenNotes(
    notes.map((note) => {
      const content = shiftedHeadings(note.content, DEEPEST_HEADING_ABOVE)
      return { ...note, markdown: vaultMarkdown(content, places) }
    }),
  )
}

/** A document: what is known of it, its annotations as callouts that can be linked to, its notes. */
export function vaultDocumentText(document: ExportDocument, context: VaultContext): string {
  const { placed, waiting } = inDocumentOrder(document)
  const blocksOf = (annotations: readonly Annotation[]) =>
    annotations.flatMap((annotation) => annotationBlocks(document, annotation, context))
  return [
    `# ${inlineMarkdown(document.title)}`,
    facts(document),
    ...titled(exportText.aboutDocument, vaultNotes(document.notes, context)),
    ...titled(exportText.annotations, blocksOf(placed)),
    ...titled(exportText.notPlaced, blocksOf(waiting)),
    ...titled(exportText.bibliography, entryBlocks(document, context)),
  ].join('\n\n')
}

/** A heading with what stands under it; nothing where that is empty. */
export function titled(title: string, blocks: readonly string[]): string[] {
  return blocks.length === 0 ? [] : [`## ${title}`, ...blocks]
}

/** How a style lists this very source. */
function entryBlocks({ id }: ExportDocument, { citations }: VaultContext): string[] {
  const entry = citations?.entryOf(id) ?? null
  return entry === null ? [] : [citationMarkdown(entry)]
}

function facts(document: ExportDocument): string {
  return [
    ...metadataEntries(document.metadata).map(({ name, value }) =>
      fact(inlineMarkdown(factName(name)), inlineMarkdown(value)),
    ),
    fact(exportText.revision, String(document.revision)),
    fact(exportText.capturedAt, momentText(document.capturedAt)),
    fact(exportText.textSha256, document.textSha256),
  ].join('\n')
}

function annotationBlocks(
  document: ExportDocument,
  annotation: Annotation,
  context: VaultContext,
): string[] {
  return [
    callout(document, annotation, context),
    // A name for the callout above: it must stand alone (https://help.obsidian.md/links).
    `^${annotation.id}`,
    ...vaultNotes(annotation.notes, context),
  ]
}

function callout(
  document: ExportDocument,
  annotation: Annotation,
  { places, tags, citations }: VaultContext,
): string {
  const [first] = annotation.ranges
  const paragraph =
    first === undefined ? 0 : document.blocks.findIndex(({ end }) => first[0] < end) + 1
  const page = pageLabel(document, annotation.ranges)
  const onPage = page === null ? '' : `, ${exportText.pageNumber(page)}`
  const title = paragraph === 0 ? annotation.state : `${exportText.paragraph} ${paragraph}${onPage}`
  const { current, quote } = annotation
  const changed = current === null || current === quote ? [] : [`${exportText.nowReads}:`, current]
  const links = [
    ...new Set(annotation.codings.map(({ codeId }) => `#${tags.get(codeId) ?? 'code'}`)),
    ...annotation.mentions
      .filter(({ state }) => state === 'confirmed')
      .map(({ entityId, label, role }) => {
        const link = wikiLink(places.entities.get(entityId) ?? label, label)
        return role === 'mention' ? link : `${link} (${role})`
      }),
    annotation.annotator,
  ]
  const cited =
    citations === undefined
      ? []
      : [citationMarkdown(annotationCitation(citations, document, annotation))]
  const inside = [quote, ...changed, ...cited].map(blockQuote).join('\n>\n')
  return [`> [!quote] ${title}`, inside, '>', `> ${links.join(' ')}`].join('\n')
}
