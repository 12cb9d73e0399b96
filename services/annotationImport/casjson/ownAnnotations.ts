import type {
  ImportedAnnotation,
  ImportedCoding,
  ImportedMention,
  ImportedNote,
  ImportedTarget,
} from '../../../core/export/importedModel.ts'
import { pathOfTag } from '../../../core/export/readBodies.ts'
import { readInstant } from '../../../core/export/readPeople.ts'
import { AnchorState } from '../../../core/model/anchor.ts'
import { MentionRole } from '../../../core/model/entity.ts'
import { groupBy } from '../../../core/state/lookup.ts'
import { notesInOne } from '../../exporters/casjson/noteStructures.ts'
import { withLineFeeds } from '../../importers/decodeText.ts'
import { notesOfText } from '../foreignAnnotation.ts'
import { idOf } from '../importedIds.ts'
import { type Cas, featureOf, referenceOf, type Structure, stringOf, textOf } from './cas.ts'
import { positionOf } from './casTexts.ts'
import { type CasContext, placeOf } from './foreignAnnotations.ts'
import { makingIn, ownNote } from './ownNotes.ts'
import type { OwnThings } from './ownThings.ts'

/** What of ours stands at a place in the text. */
const kinds = ['variorum.Highlight', 'variorum.Coding', 'variorum.Mention', 'variorum.Note']

export function isOwnAnnotation({ type }: Structure): boolean {
  return kinds.includes(type)
}

/** Structures of ours that are one highlight. */
interface Passage {
  /** Its parts in order; where somebody made a coding or a note elsewhere, that itself. */
  readonly parts: readonly Structure[]
  readonly hung: readonly Structure[]
}

/** The highlights that our own structures are of. What somebody added to our types elsewhere is a passage of its own. */
export function ownAnnotations(
  cas: Cas,
  structures: readonly Structure[],
  things: OwnThings,
  context: CasContext,
): ImportedAnnotation[] {
  const indexed = structures.filter((structure) => {
    if (!cas.isIndexed(structure)) context.report.add('cas_unindexed', structure.type)
    return cas.isIndexed(structure)
  })
  return passagesOf(cas, indexed).map((passage) => annotationOf(passage, things, context))
}

function passagesOf(cas: Cas, structures: readonly Structure[]): Passage[] {
  const [highlights = [], others = []] = [true, false].map((isHighlight) =>
    structures.filter(({ type }) => (type === 'variorum.Highlight') === isHighlight),
  )
  const groups = groupBy(highlights, (part) => stringOf(part, 'highlightId') ?? part.id)
  const groupOf = new Map<Structure, readonly Structure[]>()
  for (const group of groups.values()) for (const part of group) groupOf.set(part, group)
  const hung = Map.groupBy(others, (structure) => {
    const highlight = referenceOf(cas, structure, 'highlight')
    return highlight === null ? undefined : groupOf.get(highlight)
  })
  return [
    ...[...groups.values()].map((group) => ({
      parts: group.toSorted((left, right) => numberOf(left, 'part') - numberOf(right, 'part')),
      hung: hung.get(group) ?? [],
    })),
    ...(hung.get(undefined) ?? []).map((structure) => ({ parts: [structure], hung: [structure] })),
  ]
}

function numberOf(structure: Structure, name: string): number {
  const value = featureOf(structure, name)
  return typeof value === 'number' ? value : 0
}

function annotationOf(
  { parts, hung }: Passage,
  things: OwnThings,
  context: CasContext,
): ImportedAnnotation {
  const [head] = parts
  const { reader, report } = context
  const making =
    head === undefined ? { annotator: reader, created: null } : makingIn(head, reader, report)
  const text = (name: string) => (head === undefined ? null : stringOf(head, name))
  const evidence = text('evidence')
  const state = AnchorState.safeParse(text('state'))
  const own = idOf(text('highlightId'))
  const targets = parts.map((part) => targetOf(part, context))
  const id = own ?? JSON.stringify(['cas', head?.type, hung.map(({ features }) => words(features))])
  return {
    id,
    motivations: [],
    targets,
    evidence: evidence === null ? null : { exact: evidence, prefix: '', suffix: '' },
    state: state.success ? state.data : null,
    documentId: null,
    revision: null,
    codings: codingsOf(hung, things, context),
    notes: notesOf(hung, own === null ? [id, targets[0]?.source ?? ''] : [own], context),
    mentions: mentionsOf(hung, things, context),
    ...making,
    modified: readInstant(text('modified'), report) ?? making.created,
  }
}

/** What a structure says, apart from the numbers that programs give anew. */
function words(features: Structure['features']): unknown[] {
  return Object.entries(features).filter(([key, value]) => !/^[%@]/.test(key) && value !== null)
}

/** Without its words a passage is where it says, or nowhere; with them it is looked for. */
function targetOf(part: Structure, { texts, keyOf, report }: CasContext): ImportedTarget {
  const text = texts.textOf(part)
  const quote = textOf(part, 'quote') ?? ''
  const spoken = text === null ? null : positionOf(part, text)
  return {
    source: keyOf(text),
    textSha256: null,
    sourceDate: null,
    quote: quote === '' ? null : { exact: withLineFeeds(quote), prefix: '', suffix: '' },
    position: quote === '' ? placeOf(part, text, report) : spoken,
    otherSelectors: [],
  }
}

function codingsOf(
  hung: readonly Structure[],
  { codes }: OwnThings,
  { reader, report }: CasContext,
): ImportedCoding[] {
  return distinct(
    hung.flatMap((structure) => {
      if (structure.type !== 'variorum.Coding') return []
      const codeId = idOf(stringOf(structure, 'codeId'))
      const tag = stringOf(structure, 'codePath') ?? stringOf(structure, 'code')
      const path = codes.get(codeId ?? '')?.path ?? pathOfTag(tag ?? '')
      return path.length === 0 ? [] : [{ path, codeId, ...makingIn(structure, reader, report) }]
    }),
  )
}

/** The notes as they were; what stands in a coding in their place was written elsewhere, and is `about` the passage. */
function notesOf(
  hung: readonly Structure[],
  about: readonly string[],
  { reader, report }: CasContext,
): ImportedNote[] {
  const notes = hung
    .filter(({ type }) => type === 'variorum.Note')
    .map((structure) => ownNote(structure, reader, report))
  const said = notesInOne(notes.map(({ markdown }) => markdown))
  const others = new Set(
    hung.flatMap((structure) => {
      const note = structure.type === 'variorum.Coding' ? stringOf(structure, 'note') : null
      return note === null || note === said ? [] : [note]
    }),
  )
  const making = { annotator: reader, created: null }
  return [
    ...notes,
    ...[...others].flatMap((note) => notesOfText(['cas note', ...about], note, making)),
  ]
}

function mentionsOf(
  hung: readonly Structure[],
  { entities }: OwnThings,
  { texts, mentionOf }: CasContext,
): ImportedMention[] {
  return distinct(
    hung.flatMap((structure) => {
      const uri = structure.type === 'variorum.Mention' ? stringOf(structure, 'identifier') : null
      if (uri === null) return []
      const entityId = idOf(stringOf(structure, 'entityId'))
      const role = MentionRole.safeParse(stringOf(structure, 'role')).data ?? 'mention'
      const entity = entities.get(entityId ?? '')
      if (entity !== undefined) {
        const { label, type } = entity
        return [{ uri, authority: null, entityId, label, type, role }]
      }
      const text = texts.textOf(structure)
      const place = text === null ? null : positionOf(structure, text)
      const words = text?.text.slice(place?.start ?? 0, place?.end ?? 0) ?? ''
      const found = mentionOf(uri, stringOf(structure, 'label') ?? words, [])
      return [{ ...found, type: stringOf(structure, 'entityType'), role }]
    }),
  )
}

/** Every part of a passage has what is said of the whole. */
function distinct<Said>(said: readonly Said[]): Said[] {
  return [...new Map(said.map((each) => [JSON.stringify(each), each])).values()]
}
