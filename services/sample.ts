import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { z } from 'zod'
import { Colour } from '../core/api/codebookMethods.ts'
import type { Call } from '../core/api/serve.ts'
import { EntityType, MentionRole } from '../core/model/entity.ts'
import { AppError } from '../core/model/error.ts'
import type { Id } from '../core/model/id.ts'
import { annotatorHandlers } from './annotators.ts'
import { codeHandlers } from './codes.ts'
import { codingHandlers } from './codings.ts'
import { entityHandlers } from './entities.ts'
import { highlightHandlers } from './highlights.ts'
import { importDocuments } from './importDocuments.ts'
import { mentionHandlers } from './mentions.ts'
import { noteHandlers } from './notes.ts'
import { relationHandlers } from './relations.ts'
import { reviseDocument } from './reviseDocument.ts'
import type { Session } from './session.ts'

const SampleNote = z.object({ annotator: z.string(), markdown: z.string() })

const SampleHighlight = z.object({
  key: z.string(),
  annotator: z.string(),
  quote: z.string(),
  occurrence: z.int().optional(),
  codes: z.array(z.string()).default([]),
  notes: z.array(SampleNote).default([]),
  mentions: z.array(z.object({ entity: z.string(), role: MentionRole })).default([]),
})
type SampleHighlight = z.infer<typeof SampleHighlight>

const SampleRelation = z.object({
  annotator: z.string(),
  from: z.string(),
  type: z.string(),
  to: z.string(),
  directed: z.boolean().default(true),
  highlights: z.array(z.string()),
})

/** assets/sample/sample.json: what two readers made of an article and of its correction. */
const Sample = z.object({
  document: z.object({
    title: z.string(),
    revisions: z.tuple([z.object({ file: z.string() }), z.object({ file: z.string() })]),
  }),
  annotators: z.array(z.object({ name: z.string(), colour: z.string() })),
  codes: z.array(z.object({ path: z.string(), colour: Colour, description: z.string() })),
  entities: z.array(
    z.object({
      label: z.string(),
      type: EntityType,
      aliases: z.array(z.string()).default([]),
      description: z.string(),
      authorities: z.record(z.string(), z.string()).default({}),
    }),
  ),
  relations: z.array(SampleRelation),
  highlights: z.array(SampleHighlight),
  documentNotes: z.array(SampleNote),
  afterRevision2: z.object({
    highlights: z.array(SampleHighlight),
    codings: z.array(z.object({ highlight: z.string(), code: z.string(), annotator: z.string() })),
    mentions: z.array(
      z.object({
        highlight: z.string(),
        entity: z.string(),
        role: MentionRole,
        annotator: z.string(),
      }),
    ),
    notes: z.array(SampleNote.extend({ highlight: z.string() })),
  }),
})

/**
 * Fills an empty project with the sample, through the same handlers that a person's clicks reach: the
 * history tells how it came about.
 */
export async function fillWithSample(session: Session, call: Call): Promise<void> {
  const folder = session.ports.sampleFolder
  const sample = Sample.parse(JSON.parse(readFileSync(new URL('sample.json', folder), 'utf8')))
  const [first, second] = sample.document.revisions.map(({ file }) =>
    fileURLToPath(new URL(file, folder)),
  )
  if (first === undefined || second === undefined) throw new AppError('internal', 'no sample')
  const maker = createMaker(session, call)
  await maker.annotators(sample.annotators)
  await maker.codebook(sample.codes, sample.entities)
  const { documents, errors } = await importDocuments(session, call, {
    paths: [first],
    revisions: [],
    title: sample.document.title,
    copies: 'separate',
  })
  const [document] = documents
  if (document === undefined) throw new AppError('internal', `no sample: ${errors[0]?.message}`)
  for (const highlight of sample.highlights) await maker.highlight(document.id, highlight)
  for (const note of sample.documentNotes) {
    await maker.note({ kind: 'document', id: document.id }, note)
  }
  for (const relation of sample.relations) await maker.relation(relation)
  await reviseDocument(session, call, { documentId: document.id, path: second })
  await annotateSecondRevision(maker, document.id, sample.afterRevision2)
}

async function annotateSecondRevision(
  maker: Maker,
  documentId: Id,
  after: z.infer<typeof Sample>['afterRevision2'],
): Promise<void> {
  for (const highlight of after.highlights) await maker.highlight(documentId, highlight)
  for (const coding of after.codings) await maker.coding(coding)
  for (const mention of after.mentions) await maker.mention(mention)
  for (const { highlight, ...note } of after.notes) {
    await maker.note({ kind: 'highlight', id: maker.highlightId(highlight) }, note)
  }
}

type Maker = ReturnType<typeof createMaker>

/** Makes the sample's things and remembers their ids by the sample's own names. */
function createMaker(session: Session, call: Call) {
  const annotatorIds = new Map<string, Id>()
  const entityIds = new Map<string, Id>()
  const highlightIds = new Map<string, Id>()
  const pathOf = (path: string) => ({ path: path.split('/') })
  const idIn = (ids: ReadonlyMap<string, Id>, name: string) => {
    const id = ids.get(name)
    if (id === undefined) throw new AppError('internal', `the sample has no ${name}`)
    return id
  }
  const by = (annotator: string) => ({ annotatorId: idIn(annotatorIds, annotator) })
  const mentionOf = ({ entity, role }: { entity: string; role: MentionRole }) => ({
    entity: { entityId: idIn(entityIds, entity) },
    role,
  })
  const highlightId = (key: string) => idIn(highlightIds, key)
  type Target = Parameters<(typeof noteHandlers)['notes.create']>[0]['target']
  const note = async (target: Target, { annotator, markdown }: z.infer<typeof SampleNote>) => {
    const body = { markdown }
    await noteHandlers['notes.create']({ target, body, ...by(annotator) }, call, session)
  }

  return {
    highlightId,
    note,
    async annotators(annotators: z.infer<typeof Sample>['annotators']) {
      for (const { name, colour } of annotators) {
        const { id } = await annotatorHandlers['annotators.ensure']({ name }, call, session)
        await annotatorHandlers['annotators.update']({ annotatorId: id, colour }, call, session)
        annotatorIds.set(name, id)
      }
    },
    async codebook(
      codes: z.infer<typeof Sample>['codes'],
      entities: z.infer<typeof Sample>['entities'],
    ) {
      const codeIds = new Map<string, Id>()
      for (const { path, colour, description } of codes) {
        const slash = path.lastIndexOf('/')
        const parentId = slash < 0 ? null : idIn(codeIds, path.slice(0, slash))
        const fields = { name: path.slice(slash + 1), parentId, colour, description }
        const { id } = await codeHandlers['codes.create'](fields, call, session)
        codeIds.set(path, id)
      }
      for (const entity of entities) {
        const { id } = await entityHandlers['entities.create'](entity, call, session)
        entityIds.set(entity.label, id)
      }
    },
    async highlight(documentId: Id, highlight: SampleHighlight) {
      const { key, annotator, quote, occurrence, codes, notes, mentions } = highlight
      const input = {
        documentId,
        passage: { quote, occurrence },
        codes: codes.map(pathOf),
        mentions: mentions.map(mentionOf),
        ...by(annotator),
      }
      const { id } = await highlightHandlers['highlights.create'](input, call, session)
      highlightIds.set(key, id)
      for (const item of notes) await note({ kind: 'highlight', id }, item)
    },
    async relation(said: z.infer<typeof SampleRelation>) {
      const { annotator, from, to, highlights, ...relation } = said
      const input = {
        ...relation,
        from: { entityId: idIn(entityIds, from) },
        to: { entityId: idIn(entityIds, to) },
        evidence: highlights.map(highlightId),
        ...by(annotator),
      }
      await relationHandlers['relations.create'](input, call, session)
    },
    async coding({
      highlight,
      code,
      annotator,
    }: {
      highlight: string
      code: string
      annotator: string
    }) {
      const input = { highlightIds: [highlightId(highlight)], code: pathOf(code), ...by(annotator) }
      await codingHandlers['codings.add'](input, call, session)
    },
    async mention(link: {
      highlight: string
      entity: string
      role: MentionRole
      annotator: string
    }) {
      const input = {
        highlightId: highlightId(link.highlight),
        mention: mentionOf(link),
        ...by(link.annotator),
      }
      await mentionHandlers['mentions.add'](input, call, session)
    },
  }
}
