import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Id } from '../../core/model/id.ts'
import { finish } from '../log/steps.ts'
import { applyState } from '../state/applyState.ts'
import { readState } from '../state/readState.ts'
import { partJson, stateHash, stateOfPartJson } from '../state/stateParts.ts'
import { type MemoryProject, memoryProject } from '../testing/memoryProject.ts'
import {
  addAnnotator,
  addDocument,
  addEntity,
  addHighlight,
  addRelation,
  change,
  testId,
  testInstant,
  undoOnce,
} from '../testing/sampleProject.ts'
import { setDocumentDeleted } from './documents.ts'
import { setEntityDeleted } from './entities.ts'
import { setHighlightDeleted } from './highlights.ts'
import { insertMention, rejectionsOfDocument } from './mentions.ts'
import {
  citedPassages,
  deleteRelationEvidence,
  evidenceOfRelation,
  insertRelationEvidence,
  listRelations,
  listTrashedRelations,
  requiredRelation,
  setRelationDeleted,
  updateRelation,
} from './relations.ts'
import { createSnapshot, readSnapshot, requiredSnapshot } from './snapshots.ts'
import { emptyTrash } from './trash.ts'

let project: MemoryProject
let annotator: Id
let document: Id
let highlight: Id
let entities: readonly [ada: Id, charles: Id, mary: Id]
let relation: Id
beforeEach(() => {
  project = memoryProject()
  annotator = change(project, addAnnotator)
  document = change(project, (tx) => addDocument(tx, annotator, 'Ada wrote to Charles.'))
  highlight = change(project, (tx) => addHighlight(tx, document, annotator, [0, 12]))
  entities = change(project, (tx) => [
    addEntity(tx, 'Ada'),
    addEntity(tx, 'Charles'),
    addEntity(tx, 'Mary'),
  ])
  relation = relate(entities[0], entities[1])
})
afterEach(() => project.close())

function relate(fromId: Id, toId: Id): Id {
  return change(project, (tx) => addRelation(tx, { fromId, toId, annotatorId: annotator }))
}

function cite(highlightId = highlight, relationId = relation): Id {
  const id = testId()
  const stamps = { annotatorId: annotator, createdAt: testInstant() }
  const record = { id, relationId, highlightId, ...stamps }
  change(project, (tx) => insertRelationEvidence(tx, record))
  return id
}

const listed = (entityId?: Id) => listRelations(project.db, { entityId }).map(({ id }) => id)
const cited = (entityId?: Id) =>
  citedPassages(project.db, { entityId }).map(({ highlightId }) => highlightId)

describe('relations', () => {
  it('are listed at both their ends, oldest first', () => {
    const other = relate(entities[2], entities[0])
    expect(listed()).toEqual([relation, other])
    expect(entities.map((id) => listed(id))).toEqual([[relation, other], [relation], [other]])
    change(project, (tx) => updateRelation(tx, relation, { type: 'admires', directed: false }))
    expect(requiredRelation(project.db, relation)).toMatchObject({
      ...{ type: 'admires', directed: false, fromId: entities[0], toId: entities[1] },
    })
  })

  it('are not shown while they, or an entity of theirs, are in the trash', () => {
    change(project, (tx) => setRelationDeleted(tx, relation, testInstant()))
    expect([listed(), listTrashedRelations(project.db).length]).toEqual([[], 1])
    undoOnce(project)
    change(project, (tx) => setEntityDeleted(tx, entities[1], testInstant()))
    expect([listed(entities[0]), listTrashedRelations(project.db)]).toEqual([[], []])
    change(project, (tx) => setEntityDeleted(tx, entities[1], null))
    expect(listed()).toEqual([relation])
  })

  it('are between two entities', () => {
    const alone = () => relate(entities[0], entities[0])
    expect(alone).toThrow()
  })
})

describe('the evidence of a relation', () => {
  it('is a highlight, once, where it is on the latest revision', () => {
    const id = cite()
    expect(() => cite()).toThrow()
    expect(citedPassages(project.db, { entityId: entities[1] })).toEqual([
      {
        ...{ relationId: relation, highlightId: highlight, documentId: document },
        ...{ title: 'Document Ada wrote ', revision: 1, state: 'exact', start: 0, end: 12 },
        quote: 'Ada wrote to',
      },
    ])
    expect(cited(entities[2])).toEqual([])
    change(project, (tx) => deleteRelationEvidence(tx, id))
    expect(evidenceOfRelation(project.db, relation)).toEqual([])
  })

  it('does not count while its highlight or document is in the trash', () => {
    cite()
    change(project, (tx) => setHighlightDeleted(tx, highlight, testInstant()))
    expect([cited(), evidenceOfRelation(project.db, relation).length]).toEqual([[], 1])
    undoOnce(project)
    change(project, (tx) => setDocumentDeleted(tx, document, testInstant()))
    expect(cited()).toEqual([])
    undoOnce(project)
    expect(cited()).toEqual([highlight])
  })

  it('keeps a highlight shown that otherwise only rejects a suggestion', () => {
    const stamps = { annotatorId: annotator, createdAt: testInstant() }
    const said = { highlightId: highlight, entityId: entities[0], ...stamps }
    change(project, (tx) =>
      insertMention(tx, { id: testId(), role: 'mention', state: 'rejected', ...said }),
    )
    expect(rejectionsOfDocument(project.db, document).size).toBe(1)
    cite()
    expect(rejectionsOfDocument(project.db, document).size).toBe(0)
  })
})

describe('emptying the trash', () => {
  it('destroys the relations of an entity that goes, and the evidence of a highlight', () => {
    const other = relate(entities[0], entities[2])
    cite()
    cite(highlight, other)
    change(project, (tx) => setEntityDeleted(tx, entities[1], testInstant()))
    change(project, emptyTrash)
    expect(listed()).toEqual([other])
    expect(readState(project.db).relationEvidence).toHaveLength(1)
    change(project, (tx) => setHighlightDeleted(tx, highlight, testInstant()))
    change(project, emptyTrash)
    expect([listed(), readState(project.db).relationEvidence]).toEqual([[other], []])
    for (let step = 0; step < 4; step++) undoOnce(project)
    expect([listed(), cited()]).toEqual([
      [relation, other],
      [highlight, highlight],
    ])
  })
})

describe('a snapshot', () => {
  function snapshot(name: string): string {
    const fields = { id: testId(), name, why: '', at: testInstant(), annotatorId: annotator }
    return change(project, (tx) => finish(createSnapshot(tx, fields))).stateSha256
  }

  it('has the relations of then, and is gone back to', () => {
    const evidence = cite()
    const hash = snapshot('then')
    change(project, (tx) => deleteRelationEvidence(tx, evidence))
    cite()
    change(project, (tx) => updateRelation(tx, relation, { type: 'admires' }))
    const later = relate(entities[1], entities[2])
    cite(highlight, later)
    const target = readSnapshot(project.db, requiredSnapshot(project.db, 'then'))
    expect(change(project, (tx) => applyState(tx, target, testInstant()))).toEqual({
      ...{ inserted: 1, updated: 1, trashed: 1, removed: 1 },
    })
    expect([listed(), requiredRelation(project.db, relation).type]).toEqual([[relation], 'knows'])
    expect(evidenceOfRelation(project.db, relation).map(({ id }) => id)).toEqual([evidence])
    expect(evidenceOfRelation(project.db, later)).toHaveLength(1)
    expect(stateHash(target)).toBe(hash)
  })

  it('of a project without relations is written as it was before there were any', () => {
    const state = { ...readState(project.db), relations: [] }
    const json = partJson(state)
    expect(json).not.toContain('relation')
    expect(stateOfPartJson(json)).toEqual(state)
    expect(partJson(readState(project.db))).toContain('"relations"')
  })
})
