import type {
  ImportedAnnotation,
  ImportedAnnotations,
  ImportedCode,
  ImportedEntity,
  ImportedNote,
  ImportedRelation,
  ImportedSource,
} from '../../../core/export/importedModel.ts'
import { ImportReport } from '../../../core/export/importReport.ts'
import { AppError } from '../../../core/model/error.ts'
import { groupBy } from '../../../core/state/lookup.ts'
import { isOwnType } from '../../exporters/casjson/casTypes.ts'
import type { SourceFile } from '../../importers/sourceFile.ts'
import { labels } from '../../labels.ts'
import { idOf } from '../importedIds.ts'
import type { Cas } from './cas.ts'
import type { CasFile } from './casFile.ts'
import { casFilesIn, readCas } from './casFiles.ts'
import { plainSource, sourcesOf } from './casSources.ts'
import { textsOf } from './casTexts.ts'
import { type CasContext, foreignAnnotations } from './foreignAnnotations.ts'
import { identifiedEntities } from './identifiedEntities.ts'
import { isOwnAnnotation, ownAnnotations } from './ownAnnotations.ts'
import { ownRelations, withPassagesOf } from './ownRelations.ts'
import { type OwnCode, type OwnThings, ownThings } from './ownThings.ts'

/** What all files have said so far. */
interface Gathered {
  readonly annotations: ImportedAnnotation[]
  readonly sources: Map<string, ImportedSource>
  readonly codes: Map<string, OwnCode>
  readonly entities: Map<string, ImportedEntity>
  readonly relations: Map<string, ImportedRelation>
  readonly notes: ImportedNote[]
}

/**
 * UIMA CAS JSON 0.4.0 of any program (dkpro-cassis, INCEpTION, UIMA itself): a file, an archive of files, or a project of
 * INCEpTION. Offsets count UTF-16 units of the text that is in the same file.
 * @throws AppError unsupported when there is none; invalid_input, corrupt, too_large
 */
export async function readCasJson(file: SourceFile): Promise<ImportedAnnotations> {
  const report = new ImportReport()
  const { files, texts } = await casFilesIn(file, report)
  const mentionOf = identifiedEntities()
  const gathered: Gathered = {
    ...{ annotations: [], sources: new Map(), codes: new Map(), entities: new Map() },
    ...{ relations: new Map(), notes: [] },
  }
  let read = 0
  for (const each of files) {
    const cas = await casIn(each, files.length === 1, report)
    if (cas === null) continue
    gather(gathered, cas, each, mentionOf, report)
    read += 1
  }
  for (const [name, bytes] of texts) {
    const source = plainSource(name, bytes)
    gathered.sources.set(source.key, source)
  }
  if (read === 0) throw new AppError('unsupported', 'there is no UIMA CAS JSON in the archive')
  return {
    origin: 'casjson',
    documentedUnit: 'utf-16',
    annotations: eachOnce(gathered.annotations),
    sources: [...gathered.sources.values()],
    codes: codebookOf(gathered.codes.values()),
    entities: [...gathered.entities.values()],
    documents: [],
    relations: [...gathered.relations.values()],
    notes: gathered.notes,
    report: report.lines(),
  }
}

/** Null for a file among others that is something else, which the report then says. */
async function casIn(file: CasFile, isOnly: boolean, report: ImportReport): Promise<Cas | null> {
  try {
    return readCas(await file.bytes(), report)
  } catch (error) {
    if (isOnly || !(error instanceof AppError)) throw error
    report.add('cas_other_file', file.path)
    return null
  }
}

function gather(
  gathered: Gathered,
  cas: Cas,
  { name, reader: readerName }: CasFile,
  mentionOf: CasContext['mentionOf'],
  report: ImportReport,
): void {
  const reader = { id: null, name: readerName ?? labels.unnamedAuthor }
  const texts = textsOf(cas, report)
  const things = ownThings(cas, reader, report)
  const sources = sourcesOf({ cas, texts, name, notes: things.onDocument })
  for (const source of sources.values()) {
    gathered.sources.set(source.key, withNotesOf(gathered.sources.get(source.key), source))
  }
  const keys = new Map([...sources].map(([text, { key }]) => [text, key]))
  const keyOf: CasContext['keyOf'] = (text) => (text === null ? name : (keys.get(text) ?? name))
  const context = { texts, keyOf, reader, mentionOf, report }
  const structures = [...cas.structures.values()]
  const foreign = structures.filter(({ type }) => !isOwnType(type))
  for (const annotation of ownAnnotations(
    cas,
    structures.filter(isOwnAnnotation),
    things,
    context,
  )) {
    gathered.annotations.push(annotation)
  }
  for (const annotation of foreignAnnotations(cas, foreign, context)) {
    gathered.annotations.push(annotation)
  }
  gatherThings(gathered, things)
  for (const relation of ownRelations(cas, reader, report)) {
    const { relations } = gathered
    relations.set(relation.id, withPassagesOf(relations.get(relation.id), relation))
  }
}

/** The same code stands in every file that uses it. */
function gatherThings({ codes, entities, notes }: Gathered, things: OwnThings): void {
  for (const [id, code] of things.codes) codes.set(id, withNotesOf(codes.get(id), code))
  for (const [id, entity] of things.entities) {
    entities.set(id, withNotesOf(entities.get(id), entity))
  }
  notes.push(...things.onProject)
}

/** Parents before the codes below them, those of one parent in their order. */
function codebookOf(codes: Iterable<OwnCode>): ImportedCode[] {
  const sorted = [...codes].sort(
    (left, right) => left.path.length - right.path.length || left.position - right.position,
  )
  return sorted.map(({ position: _position, ...code }) => code)
}

/** The same thing from another file, with the notes on it of both; one that stands in both is one. */
function withNotesOf<Thing extends { readonly notes: readonly ImportedNote[] }>(
  known: Thing | undefined,
  other: Thing,
): Thing {
  if (known === undefined) return other
  const keyOf = (note: ImportedNote) => note.id ?? JSON.stringify(note)
  const notes = new Map([...known.notes, ...other.notes].map((note) => [keyOf(note), note]))
  return { ...known, notes: [...notes.values()] }
}

/** What went to several readers comes back from each of them: where it is the same, it is one. */
function eachOnce(annotations: readonly ImportedAnnotation[]): ImportedAnnotation[] {
  const own = groupBy(annotations, ({ id }) => idOf(id))
  const twins = new Set<ImportedAnnotation>()
  for (const group of own.values()) {
    const seen = new Set<string>()
    for (const annotation of group) {
      const said = JSON.stringify(annotation)
      if (seen.has(said)) twins.add(annotation)
      seen.add(said)
    }
  }
  return annotations.filter((annotation) => !twins.has(annotation))
}
