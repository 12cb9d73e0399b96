import { writeFileSync } from 'node:fs'
import { openInMemory } from '../open.ts'
import { logOf } from '../operationLog.ts'
import { initialise, type Project } from '../project.ts'
import { testId, testInstant } from './sampleProject.ts'

export interface MemoryProject extends Project {
  /** Writes the project to a file as it is now. */
  saveTo(path: string): void
}

/** An empty project without a file: a few milliseconds, no lock, no flushing. */
export function memoryProject(): MemoryProject {
  const connection = openInMemory()
  const id = testId()
  const writer = initialise(connection, { id, name: 'memory', now: testInstant() })
  return {
    id,
    path: ':memory:',
    mode: 'write',
    db: connection,
    log: logOf(connection, writer),
    tidy() {
      // There is no file to tidy.
    },
    close: connection.close,
    saveTo: (path) => writeFileSync(path, connection.serialize()),
  }
}
