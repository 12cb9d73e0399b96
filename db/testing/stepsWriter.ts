import { writeSync } from 'node:fs'
import { setImmediate } from 'node:timers/promises'
import type { Steps } from '../log/steps.ts'
import { openProject } from '../project.ts'
import type { Transaction } from '../records.ts'
import { addAnnotator, addDocument, addNote, startIdsAt, testInstant } from './sampleProject.ts'

/** Run by a test in a process of its own: one long operation, which tells each time that it rests. */
const [path = '', documents = '0'] = process.argv.slice(2)

startIdsAt(process.pid * 10_000)
const project = openProject(path, { mode: 'write', now: testInstant(), program: 'steps writer' })
writeSync(1, 'open\n')

function* writeMuch(tx: Transaction): Steps<void> {
  const annotator = addAnnotator(tx, 'Half written')
  for (let count = 0; count < Number(documents); count += 1) {
    addDocument(tx, annotator, `Text ${count} of ${process.pid}. `.repeat(2000))
    addNote(tx, { kind: 'project' }, annotator, `note ${count}`)
    yield
  }
}

let rests = 0
await project.log.runInSteps(
  { annotatorId: null, client: 'steps', at: testInstant(), code: 'long', label: 'A long one' },
  writeMuch,
  {
    isDue: () => true,
    async rest() {
      rests += 1
      writeSync(1, `rest ${rests}\n`)
      await setImmediate()
    },
    signal: new AbortController().signal,
  },
  () => writeSync(1, 'committed\n'),
)
project.close()
writeSync(1, 'closed\n')
