/** Runs in a page: the importer of the Hypothesis client, and its search for the passages there. */
import { anchor } from 'virtual:hypothesis/annotator/anchoring/html'
import { annotationsByUser } from 'virtual:hypothesis/sidebar/helpers/annotations-by-user'
import { readExportFile } from 'virtual:hypothesis/sidebar/helpers/import'
import { ImportAnnotationsService } from 'virtual:hypothesis/sidebar/services/import-annotations'

const nothing = () => undefined

/** The state of a person who is logged in and has nothing yet, as far as the importer asks. */
const store = {
  profile: () => ({ userid: 'acct:reader@example' }),
  focusedGroupId: () => '__world__',
  allAnnotations: () => [],
  defaultContentFrame: () => null,
  beginImport: nothing,
  completeImport: nothing,
}
const annotations = { annotationFromData: (data) => ({ ...data }), save: async (data) => data }
const messages = { success: nothing, notice: nothing, error: nothing }

/** What it makes of an export; everybody's annotations, each person's chosen in turn as in its dialog. */
globalThis.importByHypothesis = async (text) => {
  const read = await readExportFile(new File([text], 'export.json'))
  const people = annotationsByUser({
    annotations: read,
    getDisplayName: ({ user }) => user,
    excludeReplies: true,
  })
  const importer = new ImportAnnotationsService(store, annotations, messages)
  const results = []
  for (const person of people) results.push(...(await importer.import(person.annotations)))
  const imported = results.flatMap((result) => (result.type === 'import' ? result.annotation : []))
  const targets = imported.flatMap(({ target }) => target)
  const found = await Promise.all(
    targets.map(({ selector }) => anchor(document.body, selector).then(String, () => null)),
  )
  return {
    imported: imported.length,
    failed: results.flatMap((result) => (result.type === 'error' ? String(result.error) : [])),
    anchored: found.filter((words) => words !== null),
    texts: imported.map((annotation) => annotation.text).filter((note) => note !== ''),
    shared: imported.filter(({ permissions }) => permissions.read.includes('group:__world__'))
      .length,
  }
}
