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
  const { host, ports, call, grantOf, close } = openHost()
  await call('profile.set', { name: 'Bench' })
  await call('projects.create', { grant: grantOf('book.variorum') })
  const { documents } = await call('documents.import', { grants: [grantOf('book.txt', older)] })
  const documentId = documents[0].id
  const grant = grantOf('book.json', annotationsOf(older, highlights))
  await call('annotations.import', { grant, format: 'jsonld' })
  await call('documents.revise', { documentId, grant: grantOf('newer.txt', newer) })
  return { host, ports, documentId, characters: older.length, close }
}

/** Both with a blank line between paragraphs, so that these are what the texts say. */
function readEditions(corpus) {
  const pair = corpus === undefined ? undefined : readBookPairs(corpus).at(-1)
  const apart = (text) => text.split('\n').join('\n\n')
  if (pair !== undefined) return { older: apart(pair.before), newer: apart(pair.after) }
  const older = apart(readBook(undefined))
  return { older, newer: editedText(older) }
}
