import type { ImportEntry } from '../../core/api/importMethods.ts'
import type { CommandDefinition } from '../command.ts'
import { documentNamed } from '../names.ts'
import type { Terminal } from '../terminal.ts'
import { lines, plural } from '../text.ts'

export const importsCommand: CommandDefinition = {
  name: 'imports',
  usage: '<project> [<doc>]',
  summary: 'Every file that came in, how it was read, and what was guessed or left out.',
  options: {},
  positionals: [1, 2],
  async run(given, terminal) {
    await terminal.read(given.positional(0))
    const name = given.positionals[1]
    const scope = name === undefined ? {} : { documentId: (await documentNamed(terminal, name)).id }
    const imports = await everyImport(terminal, scope)
    return { json: imports, text: lines(imports.flatMap(importLines)) }
  },
}

/** As many as one call gives. */
const PAGE = 200

async function everyImport(
  terminal: Terminal,
  scope: { readonly documentId?: string },
): Promise<ImportEntry[]> {
  const entries: ImportEntry[] = []
  for (;;) {
    const window = { ...scope, offset: entries.length, limit: PAGE }
    const { imports, total } = await terminal.call('imports.list', window)
    entries.push(...imports)
    if (imports.length === 0 || entries.length >= total) return entries
  }
}

/** One line of what came in, one of how it was read, one for each line of the report. */
function importLines(entry: ImportEntry): string[] {
  const { at, annotator, file, label, report } = entry
  const head = `${at}  ${annotator ?? '-'}  ${file ?? label ?? ''}  ${outcomeOf(entry)}`
  if (report === null) return [head, '    No report was kept.']
  const { sha256, mediaType, importer, importerVersion } = entry
  const read = `    ${mediaType}, ${importer} ${importerVersion}, SHA-256 ${sha256}`
  return [head, read, ...report.map(({ message }) => `    - ${message}`)]
}

function outcomeOf({ kind, revision, documents, documentCount }: ImportEntry): string {
  const [only] = documents
  const name =
    only === undefined || documentCount > 1 ? plural(documentCount, 'document') : only.title
  return revision === null ? `${kind}: ${name}` : `revision ${revision} of ${name}`
}
