import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Id } from '../../core/model/id.ts'
import type { Project } from '../project.ts'
import { insertAlias } from '../stores/entities.ts'
import { setHighlightDeleted } from '../stores/highlights.ts'
import { updateNote } from '../stores/notes.ts'
import { memoryProject } from '../testing/memoryProject.ts'
import {
  addAnnotator,
  addCode,
  addDocument,
  addEntity,
  addHighlight,
  addNote,
  addRevision,
  change,
  richText,
  testId,
  testInstant,
  undoOnce,
} from '../testing/sampleProject.ts'
import { findTexts, HIT_END, HIT_START } from './findTexts.ts'
import { foundHighlights } from './foundHighlights.ts'

let project: Project
let annotator: Id
beforeEach(() => {
  project = memoryProject()
  annotator = change(project, addAnnotator)
})
afterEach(() => project.close())

function find(match: string) {
  return findTexts(project.db, { match, kinds: [], limit: 50 })
}

describe('search', () => {
  it('finds passages of the latest revision, with their place and the hit marked', () => {
    const text = 'A first paragraph.\n\nA sécond\0paragraph.'
    const document = change(project, (tx) => addDocument(tx, annotator, text))
    expect(find('second')).toEqual([
      {
        kind: 'passage',
        id: document,
        documentId: document,
        title: 'Document A first pa',
        revision: 1,
        start: 20,
        end: 39,
        snippet: `A ${HIT_START}sécond${HIT_END} paragraph.`,
        score: expect.any(Number),
      },
    ])
    change(project, (tx) =>
      addRevision(tx, {
        documentId: document,
        annotatorId: annotator,
        number: 2,
        text: 'Put before.\n\nA first paragraph.\n\nA third.',
      }),
    )
    expect(find('second')).toEqual([])
    expect(find('"first paragraph"')).toMatchObject([{ revision: 2, start: 13, end: 31 }])
    undoOnce(project)
    expect(find('second')).toMatchObject([{ revision: 1, start: 20 }])
  })

  it('finds notes, entities by their aliases, codes and titles', () => {
    const document = change(project, (tx) => addDocument(tx, annotator, 'Words.'))
    const highlight = change(project, (tx) => addHighlight(tx, document, annotator, [0, 5]))
    const note = change(project, (tx) =>
      addNote(tx, { kind: 'highlight', id: highlight }, annotator, 'quince'),
    )
    const entity = change(project, (tx) => addEntity(tx, 'Ada Lovelace'))
    const code = change(project, (tx) => addCode(tx, 'quarrel'))
    expect(find('lace')).toEqual([])
    change(project, (tx) =>
      insertAlias(tx, { id: testId(), entityId: entity, label: 'Enchantress' }),
    )
    expect(find('enchantress')).toMatchObject([{ kind: 'entity', id: entity, documentId: null }])
    expect(find('qua*')).toMatchObject([{ kind: 'code', id: code }])
    expect(find('quince')).toMatchObject([{ kind: 'note', id: note, documentId: document }])
    expect(find('document')).toMatchObject([{ kind: 'document', id: document }])
    change(project, (tx) => updateNote(tx, note, { content: richText('medlar') }))
    expect(find('quince')).toEqual([])
    expect(find('medlar')).toHaveLength(1)
  })

  it('leaves out what is in the trash', () => {
    const document = change(project, (tx) => addDocument(tx, annotator, 'Words.'))
    const highlight = change(project, (tx) => addHighlight(tx, document, annotator, [0, 5]))
    change(project, (tx) => addNote(tx, { kind: 'highlight', id: highlight }, annotator, 'quince'))
    change(project, (tx) => setHighlightDeleted(tx, highlight, testInstant()))
    expect(find('quince')).toEqual([])
  })

  it('finds the highlights that hold a hit, in their words or in a note', () => {
    const text = 'Plums here, a secret there.\n\nSécret again, and plums.'
    const document = change(project, (tx) => addDocument(tx, annotator, text))
    const on = (...ranges: Parameters<typeof addHighlight>[3][]) =>
      change(project, (tx) => addHighlight(tx, document, annotator, ...ranges))
    const around = on([0, 5])
    const across = on([20, 36])
    const inParts = on([0, 5], [14, 20])
    const noted = on([35, 40])
    change(project, (tx) => addNote(tx, { kind: 'highlight', id: noted }, annotator, 'a secret'))
    expect(foundHighlights(project.db, 'secret')).toEqual([across, inParts, noted])
    expect(foundHighlights(project.db, 'plums')).toEqual([around, inParts])
    expect(foundHighlights(project.db, 'secret NOT again')).toEqual([inParts, noted])
    change(project, (tx) => setHighlightDeleted(tx, noted, testInstant()))
    expect(foundHighlights(project.db, 'secret')).toEqual([across, inParts])
  })
})
