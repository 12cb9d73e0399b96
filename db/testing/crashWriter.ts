import { writeSync } from 'node:fs'
import { openProject } from '../project.ts'
import { listAnnotators } from '../stores/annotators.ts'
import { addAnnotator, addDocument, addNote, startIdsAt, testInstant } from './sampleProject.ts'

/** Run by a test in a process of its own: writes until it is killed, telling what was confirmed. */
const [path = '', operations = '0'] = process.argv.slice(2)

startIdsAt(process.pid * 10_000)
const project = openProject(path, { mode: 'write', now: testInstant(), program: 'crash writer' })
writeSync(1, 'open\n')
for (let count = 0; count < Number(operations); count += 1) {
  const label = `write ${count} of ${process.pid}`
  const author = { annotatorId: null, client: 'crash', at: testInstant() }
  const { operation } = project.log.run({ ...author, code: 'test', label }, (tx) => {
    const annotator = listAnnotators(tx)[0]?.id ?? addAnnotator(tx)
    addNote(tx, { kind: 'project' }, annotator, label)
    if (count % 7 === 0) addDocument(tx, annotator, `${label}. `.repeat(200))
  })
  writeSync(1, `${operation?.seq} ${label}\n`)
}
project.close()
writeSync(1, 'closed\n')
