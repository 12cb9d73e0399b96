import type { ImportedAnnotations, ImportedNote } from '../../../core/export/importedModel.ts'
import { AppError } from '../../../core/model/error.ts'
import { type Archive, openArchive } from '../../importers/archive/openArchive.ts'
import {
  childNamed,
  childrenNamed,
  parseXml,
  type XmlElement,
} from '../../importers/xml/xmlTree.ts'
import { readCases } from './refiCases.ts'
import { readCodes } from './refiCodes.ts'
import { listed, type RefiContext, refiContext } from './refiContext.ts'
import { refiFiles } from './refiFiles.ts'
import { readLinks } from './refiLinks.ts'
import { readNotes } from './refiNotes.ts'
import { readSources } from './refiSources.ts'
import { readVariables } from './refiValues.ts'

/**
 * A project of REFI-QDA (https://www.qdasoftware.org), as tolerant as the files of other programs ask for:
 * names and namespaces of older versions, GUIDs in braces, missing texts, unknown codes. What was
 * tolerated and what is left out stands in the report.
 * @throws AppError unsupported when there is no project in the archive; corrupt, too_large
 */
export async function readQdpx(bytes: Uint8Array): Promise<ImportedAnnotations> {
  const archive = await openArchive(bytes)
  const name = projectName(archive)
  const root = parseXml(await archive.text(name), name)
  if (root.name !== 'Project') throw new AppError('unsupported', `${name} is no REFI-QDA project`)
  const context = refiContext(root)
  reportHabits(context, name)
  const files = refiFiles(archive, name, context.report)
  const links = readLinks(context)
  const notes = await readNotes(context, files, links.parentOf)
  const valuesOf = readVariables(context)
  const codes = readCodes(childNamed(root, 'CodeBook'), context, notes.referredBy)
  const cases = readCases(context, notes, valuesOf)
  const scope = { context, codes: codes.byGuid, notes, mentions: cases.mentions }
  const { sources, annotations } = await readSources(scope, files, valuesOf)
  const ofProject: ImportedNote[] = [...notes.of(root), ...notes.unreferred()]
  return {
    origin: 'refi-qda',
    documentedUnit: 'code-point',
    annotations,
    sources,
    codes: codes.codes,
    entities: cases.entities,
    documents: [],
    relations: links.relations,
    notes: ofProject,
    report: context.report.lines(),
  }
}

/** `project.qde`, under whatever name and in whatever case: the one nearest to the root. */
function projectName({ names }: Archive): string {
  const found = names
    .filter((name) => name.toLowerCase().endsWith('.qde'))
    .sort((left, right) => left.split('/').length - right.split('/').length)
  const [first] = found
  if (first === undefined) throw new AppError('unsupported', 'there is no project in the archive')
  return found.find((name) => name.toLowerCase() === 'project.qde') ?? first
}

function reportHabits(context: RefiContext, name: string): void {
  const { root, report } = context
  if (name !== 'project.qde') report.add('refi_name', name)
  reportNamespace(context, 'urn:QDA-XML:project:1.0')
  for (const _ of listed(root, 'Sets', 'Set')) report.add('refi_sets')
  const graphs = childNamed(root, 'Graphs')
  for (const _ of graphs === null ? [] : childrenNamed(graphs, 'Graph')) report.add('refi_graphs')
}

/** Older versions have other namespaces and the same elements. */
export function reportNamespace({ root, report }: RefiContext, expected: string): void {
  const namespace = root.attributes['xmlns'] ?? prefixed(root)
  if (namespace !== expected) report.add('refi_namespace', namespace)
}

function prefixed({ attributes }: XmlElement): string | undefined {
  const found = Object.entries(attributes).find(
    ([name, value]) => name.startsWith('xmlns:') && /^urn:QDA-XML/i.test(value),
  )
  return found?.[1]
}
