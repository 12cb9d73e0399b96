import type { FileComment } from '../commentThreads.ts'
import { instantOf } from '../instantOf.ts'
import { attribute, childrenNamed, descendantsNamed, parseXml, textOf } from '../xml/xmlTree.ts'

/**
 * The comments of a Word file (ECMA-376, 17.13.4), in its order. Which answers which stands in a second
 * part, commentsExtended, under the id of each comment's last paragraph. Word writes the local time of
 * the writer's clock without its zone.
 */
export function docxComments(comments: string, extended: string | null): FileComment[] {
  const parents = extended === null ? new Map<string, string>() : parentParagraphs(extended)
  const read = descendantsNamed(parseXml(comments, 'the comments'), 'comment').map((comment) => {
    const paragraphs = descendantsNamed(comment, 'p')
    const created = instantOf(attribute(comment, 'date'))
    const last = paragraphs.at(-1)
    return {
      id: attribute(comment, 'id') ?? '',
      paragraph: last === undefined ? '' : (attribute(last, 'paraId') ?? ''),
      note: {
        author: attribute(comment, 'author')?.trim() || null,
        created,
        modified: created,
        text: paragraphs.map(textOfParagraph).join('\n').trim(),
      },
    }
  })
  return read.map(({ id, paragraph, note }) => {
    const parent = parents.get(paragraph)
    const answered = read.find((other) => other.paragraph !== '' && other.paragraph === parent)
    return { id, note, parentId: answered?.id ?? null }
  })
}

function parentParagraphs(extended: string): Map<string, string> {
  const entries = descendantsNamed(parseXml(extended, 'the threads of comments'), 'commentEx')
  return new Map(
    entries.map((entry) => [
      attribute(entry, 'paraId') ?? '',
      attribute(entry, 'paraIdParent') ?? '',
    ]),
  )
}

function textOfParagraph(paragraph: Parameters<typeof descendantsNamed>[0]): string {
  return descendantsNamed(paragraph, 'r')
    .flatMap((run) => childrenNamed(run, 't'))
    .map(textOf)
    .join('')
}
