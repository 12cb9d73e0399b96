import type { Id } from '../../model/id.ts'
import { codeTree, pathText } from '../codeTree.ts'
import type { ExportDocument, ExportInput } from '../exportModel.ts'
import { exportText } from '../exportText.ts'
import { bibliographyBlocks } from '../markdownCitations.ts'
import { codeSpan, inlineMarkdown } from '../markdownSyntax.ts'
import { entitiesByLabel, notesAbout } from '../registers.ts'
import { uniqueNames } from '../uniqueNames.ts'
import { frontMatter } from './frontMatter.ts'
import type { VaultFile } from './managedBlock.ts'
import { titled, type VaultContext, vaultDocumentText, vaultNotes } from './vaultDocument.ts'
import { entityFiles } from './vaultEntities.ts'
import { wikiLink } from './vaultLinks.ts'
import { tagOf, vaultFileName } from './vaultNames.ts'

/** What is in the vault already. */
export interface FoundVault {
  /** Files of earlier exports by what they are about: people move and rename them. */
  readonly existing: ReadonlyMap<Id, string>
  /** Every note's path in lower case, without extension: none is written over. */
  readonly names: ReadonlySet<string>
}

const nothingThere: FoundVault = { existing: new Map(), names: new Set() }

const ENTITY_FOLDER = 'Entities'

/**
 * The project as files of an Obsidian vault: one for each document and each entity, one for the project
 * with the codebook. Links lead from one to the other, passages can be linked to.
 */
export function writeVault(input: ExportInput, found: FoundVault = nothingThere): VaultFile[] {
  const paths = vaultPaths(input, found)
  const context = contextOf(input, paths)
  const pathOf = (id: Id) => `${paths.get(id)}.md`
  return [
    { ...projectFile(input, context, paths), path: pathOf(input.project.id) },
    ...input.documents.map((document) => ({
      ...documentFile(document, context),
      path: pathOf(document.id),
    })),
    ...entityFiles(input, context, paths).map((file) => ({ ...file, path: pathOf(file.id) })),
  ]
}

/** Where everything is or will be, without the extension. */
function vaultPaths(input: ExportInput, { existing, names }: FoundVault): Map<Id, string> {
  const known = new Map([...existing].map(([id, path]) => [id, path.replace(/\.md$/i, '')]))
  const unique = uniqueNames(names)
  const place = (id: Id, folder: string, title: string): [Id, string] => [
    id,
    known.get(id) ?? unique(folder + vaultFileName(title)),
  ]
  return new Map([
    place(input.project.id, '', input.project.name),
    ...input.documents.map(({ id, title }) => place(id, '', title)),
    ...entitiesByLabel(input.entities).map(({ id, label }) =>
      place(id, `${ENTITY_FOLDER}/`, label),
    ),
  ])
}

function contextOf(input: ExportInput, paths: ReadonlyMap<Id, string>): VaultContext {
  // A space would end the tag.
  const unique = uniqueNames([], '-')
  const tags = new Map(
    codeTree(input.codes).map(({ code, path }) => [code.id, unique(tagOf(path))]),
  )
  const notes = new Map<Id, string>()
  const put = (file: Id, ids: readonly { readonly id: Id }[]) => {
    for (const { id } of ids) notes.set(id, paths.get(file) ?? '')
  }
  for (const { id, annotations, notes: own } of input.documents) {
    put(id, own)
    for (const annotation of annotations) put(id, annotation.notes)
  }
  for (const note of input.notes) {
    put(note.target.kind === 'entity' ? note.target.id : input.project.id, [note])
  }
  const entities = new Map(input.entities.map(({ id }) => [id, paths.get(id) ?? '']))
  return { places: { entities, notes }, tags, citations: input.citations }
}

function projectFile(
  input: ExportInput,
  context: VaultContext,
  paths: ReadonlyMap<Id, string>,
): Omit<VaultFile, 'path'> {
  const documents = input.documents.map(
    ({ id, title }) => `- ${wikiLink(paths.get(id) ?? title, title)}`,
  )
  const codes = codeTree(input.codes).flatMap(({ code, path }) => [
    `- #${context.tags.get(code.id)} ${codeSpan(pathText(path))}`,
    ...code.description.split('\n').flatMap((line) => (line === '' ? [] : [`  ${line}`])),
  ])
  const codeNotes = input.codes.flatMap(({ id }) => notesAbout(input, { kind: 'code', id }))
  const text = [
    `# ${inlineMarkdown(input.project.name)}`,
    documents.join('\n'),
    ...titled(exportText.aboutProject, vaultNotes(notesAbout(input, { kind: 'project' }), context)),
    ...titled(exportText.codes, codes.length === 0 ? [] : [codes.join('\n')]),
    ...vaultNotes(codeNotes, context),
    ...titled(exportText.bibliography, bibliographyBlocks(input)),
  ]
  return {
    id: input.project.id,
    frontMatter: frontMatter({ variorum: 'project' }),
    text: text.filter((block) => block !== '').join('\n\n'),
  }
}

function documentFile(document: ExportDocument, context: VaultContext): Omit<VaultFile, 'path'> {
  return {
    id: document.id,
    frontMatter: frontMatter({ aliases: [document.title], variorum: 'document' }),
    text: vaultDocumentText(document, context),
  }
}
