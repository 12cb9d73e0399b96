import { expect, onTestFinished, test } from 'vitest'
import type { Progress } from '../../core/api/frames.ts'
import {
  addAnnotator,
  addDocument,
  change,
  newProject,
  temporaryFolder,
  testInstant,
} from '../../db/testing/sampleProject.ts'
import { chosenExport } from './chosenExport.ts'

test('tells of every document before it is read', () => {
  const folder = temporaryFolder()
  onTestFinished(folder.remove)
  const project = newProject(folder.path)
  const titles = change(project, (tx) => {
    const annotator = addAnnotator(tx)
    for (const text of ['One.', 'Two.', 'Three.']) addDocument(tx, annotator, text)
    return tx.column<string>('SELECT title FROM document ORDER BY rid')
  })
  project.close()
  const told: Progress[] = []
  const choice = { project: project.path, scope: {}, now: testInstant() }
  const { input } = chosenExport(choice, (progress) => told.push(progress))
  expect(told.map(({ done, total }) => [done, total])).toEqual([
    [0, 3],
    [1, 3],
    [2, 3],
  ])
  expect(told.map(({ label }) => label).sort()).toEqual([...titles].sort())
  expect(input.documents.map(({ title }) => title)).toEqual(told.map(({ label }) => label))
})
