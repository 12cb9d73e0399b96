import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { connect } from '../../core/api/connect.ts'
import { memoryWirePair } from '../../core/api/memoryWire.ts'
import { annotationsOf, editedText, openHost } from '../lib/annotatedBook.mjs'
import { readBook, readBookPairs } from '../lib/corpus.mjs'

/**
 * A project that holds a book in two editions, annotated in the older one and open in a host.
 *
 * @param {string | undefined} corpus with a folder, its last two revisions of a book; else one made up
 * @param {number} highlights
 */
export async function openEditions(corpus, highlights) {
  const { older, newer } = readEditions(corpus)
  const folder = mkdtempSync(join(tmpdir(), 'variorum-bench-'))
  const { host, ports } = openHost(folder)
  const [clientEnd, hostEnd] = memoryWirePair()
  host.attach(hostEnd)
  const { call } = connect(clientEnd)
  const grantOf = (name, text) => {
    const path = join(folder, name)
    if (text !== undefined) writeFileSync(path, text)
    return host.grants.mint(path)
  }
  const project = join(folder, 'book.variorum')
  await call('profile.set', { name: 'Bench' })
  await call('projects.create', { grant: host.grants.mint(project) })
  const { documents } = await call('documents.import', { grants: [grantOf('book.txt', older)] })
  const documentId = documents[0].id
  const grant = grantOf('book.json', annotationsOf(older, highlights))
  await call('annotations.import', { grant, format: 'jsonld' })
  await call('documents.revise', { documentId, grant: grantOf('newer.txt', newer) })
  return {
    host,
    ports,
    documentId,
    characters: older.length,
    async close() {
      clientEnd.close()
      await host.close()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

/** Both with a blank line between paragraphs, so that these are what the texts say. */
function readEditions(corpus) {
  const pair = corpus === undefined ? undefined : readBookPairs(corpus).at(-1)
  const apart = (text) => text.split('\n').join('\n\n')
  if (pair !== undefined) return { older: apart(pair.before), newer: apart(pair.after) }
  const older = apart(readBook(undefined))
  return { older, newer: editedText(older) }
}
