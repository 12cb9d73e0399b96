import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { headVersion } from '../migrate.ts'
import { fillProject } from './filledProject.ts'
import { newProject } from './sampleProject.ts'

/**
 * Writes tests/golden/project-<format>.variorum, once per released format: later versions of the app
 * must open it. Run: node db/testing/makeGolden.ts
 */
const golden = join(import.meta.dirname, '../../tests/golden')
const name = `project-${String(headVersion).padStart(4, '0')}`
const project = newProject(golden, name)
fillProject(project)
project.close()
rmSync(`${project.path}-lock`)
