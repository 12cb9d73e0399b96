import type { BibliographyRecord } from '../../core/api/bibliographyMethods.ts'
import { AppError } from '../../core/model/error.ts'
import type { CommandDefinition } from '../command.ts'
import { documentNamed } from '../names.ts'
import { lines, plural } from '../text.ts'

export const importBibliographyCommand: CommandDefinition = {
  name: 'import-bibliography',
  usage: '<project> <file> [--document DOC]',
  summary: 'Authors, dates and the like from RIS, BibTeX or CSL-JSON, by DOI, address or title.',
  options: { document: 'text' },
  positionals: [2, 2],
  async run(given, terminal) {
    await terminal.write(given.positional(0))
    const grant = terminal.grant(given.positional(1))
    const { format, records, sha256 } = await terminal.call('bibliography.read', { grant })
    const name = given.text('document')
    const documentId = name === undefined ? null : (await documentNamed(terminal, name)).id
    const { chosen, left } =
      documentId === null ? surelyMatched(records) : recordFor(documentId, records)
    if (chosen.length > 0) {
      const apply = chosen.map(({ documentId: id, item }) => ({ documentId: id, item }))
      await terminal.call('bibliography.apply', { records: apply, sha256 })
    }
    return {
      json: {
        format,
        applied: chosen.map(({ documentId: id, item, by }) => ({
          document: id,
          by,
          title: titleOf(item),
        })),
        left: left.map(({ item, matches }) => ({ title: titleOf(item), matches })),
      },
      text: lines([
        ...chosen.map(({ documentId: id, item }) => `${id}  ${titleOf(item)}`),
        `${plural(chosen.length, 'record')} taken over, ${left.length} left`,
      ]),
    }
  },
}

interface Chosen {
  readonly documentId: string
  readonly item: BibliographyRecord['item']
  readonly by: string
}

interface Choice {
  readonly chosen: readonly Chosen[]
  readonly left: readonly BibliographyRecord[]
}

/** Records about exactly one document that no other record is about: nothing is guessed. */
function surelyMatched(records: readonly BibliographyRecord[]): Choice {
  const claims = new Map<string, number>()
  for (const { documentId } of records.flatMap(({ matches }) => matches)) {
    claims.set(documentId, (claims.get(documentId) ?? 0) + 1)
  }
  const chosen: Chosen[] = []
  const left: BibliographyRecord[] = []
  for (const record of records) {
    const [match, ...others] = record.matches
    if (match !== undefined && others.length === 0 && claims.get(match.documentId) === 1) {
      chosen.push({ ...match, item: record.item })
    } else left.push(record)
  }
  return { chosen, left }
}

/** The one record of the file, or else the one that is about the document. */
function recordFor(documentId: string, records: readonly BibliographyRecord[]): Choice {
  const about = records.filter(({ matches }) =>
    matches.some((each) => each.documentId === documentId),
  )
  const candidates = records.length === 1 ? records : about
  const [record] = candidates
  if (record === undefined) throw new AppError('not_found', 'no record is about this document')
  if (candidates.length > 1) {
    throw new AppError('ambiguous', `${candidates.length} records may be about this document`, {
      count: candidates.length,
    })
  }
  const by = record.matches.find((each) => each.documentId === documentId)?.by ?? 'choice'
  return {
    chosen: [{ documentId, item: record.item, by }],
    left: records.filter((each) => each !== record),
  }
}

function titleOf({ title, id }: BibliographyRecord['item']): string {
  return String(title ?? id ?? '')
}
