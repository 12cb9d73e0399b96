import type { Id } from '../../model/id.ts'
import { relationText } from '../../model/relation.ts'
import { byId, groupBy, required } from '../../state/lookup.ts'
import type { ExportEntity, ExportInput } from '../exportModel.ts'
import { exportText } from '../exportText.ts'
import { fact, inlineMarkdown } from '../markdownSyntax.ts'
import { entitiesByLabel, notesAbout } from '../registers.ts'
import { placeSaid, relationLines } from '../relationLines.ts'
import { frontMatter } from './frontMatter.ts'
import type { VaultFile } from './managedBlock.ts'
import { titled, type VaultContext, vaultNotes } from './vaultDocument.ts'
import { wikiLink } from './vaultLinks.ts'

/** A file for each entity: its facts, relations and passages with links to them, its notes. */
export function entityFiles(
  input: ExportInput,
  context: VaultContext,
  paths: ReadonlyMap<Id, string>,
): Omit<VaultFile, 'path'>[] {
  const links = passageLinks(input, paths)
  const passages = passagesByEntity(input, links)
  const relations = relationsByEntity(input, paths, links)
  return entitiesByLabel(input.entities).map((entity) => {
    const { id, label, aliases, authorities, description } = entity
    const text = [
      `# ${inlineMarkdown(label)}`,
      factsOf(entity),
      description,
      ...titled(exportText.relations, listOf(relations.get(id))),
      ...titled(exportText.passages, listOf(passages.get(id))),
      ...vaultNotes(notesAbout(input, { kind: 'entity', id }), context),
    ]
    return {
      id,
      frontMatter: frontMatter({
        aliases: [label, ...aliases],
        variorum: 'entity',
        ...authorities,
      }),
      text: text.filter((block) => block !== '').join('\n\n'),
    }
  })
}

function factsOf({ type, authorities }: ExportEntity): string {
  return [
    fact(exportText.type, inlineMarkdown(type)),
    ...Object.entries(authorities).map(([name, value]) =>
      fact(inlineMarkdown(name), inlineMarkdown(value)),
    ),
  ].join('\n')
}

function listOf(items: readonly { readonly item: string }[] = []): string[] {
  return items.length === 0 ? [] : [items.map(({ item }) => `- ${item}`).join('\n')]
}

/** A link to every passage, by its words. */
function passageLinks(
  { documents }: ExportInput,
  paths: ReadonlyMap<Id, string>,
): ReadonlyMap<Id, string> {
  return new Map(
    documents.flatMap((document) =>
      document.annotations.map(({ id, quote }) => {
        const target = `${paths.get(document.id)}#^${id}`
        return [id, wikiLink(target, shortened(quote))] as const
      }),
    ),
  )
}

function passagesByEntity({ documents }: ExportInput, links: ReadonlyMap<Id, string>) {
  const linked = documents.flatMap(({ annotations }) =>
    annotations.flatMap(({ id, mentions }) => {
      const confirmed = mentions.filter(({ state }) => state === 'confirmed')
      const entityIds = new Set(confirmed.map(({ entityId }) => entityId))
      return [...entityIds].map((entityId) => ({ entityId, item: links.get(id) ?? '' }))
    }),
  )
  return groupBy(linked, ({ entityId }) => entityId)
}

/** What each entity is to others, with links to these and to the passages that bear it out. */
function relationsByEntity(
  input: ExportInput,
  paths: ReadonlyMap<Id, string>,
  links: ReadonlyMap<Id, string>,
) {
  const entities = byId(input.entities)
  const linkTo = (id: Id) => ({
    label: wikiLink(paths.get(id) ?? '', required(entities, id).label),
  })
  const related = relationLines(input).flatMap(({ relation, passages }) => {
    const { fromId, toId, directed } = relation
    const type = inlineMarkdown(relation.type)
    const text = relationText({ type, directed, from: linkTo(fromId), to: linkTo(toId) })
    const cited = passages.map((passage) => `${links.get(passage.id) ?? ''}${placeSaid(passage)}`)
    const by = inlineMarkdown(relation.annotator)
    const item = `${text} (${by}): ${cited.length === 0 ? exportText.noPassage : cited.join('; ')}`
    return [fromId, toId].map((entityId) => ({ entityId, item }))
  })
  return groupBy(related, ({ entityId }) => entityId)
}

function shortened(quote: string): string {
  const characters = [...quote]
  return characters.length <= 80 ? quote : `${characters.slice(0, 79).join('')}…`
}
