import {
  CommentRangeEnd,
  CommentRangeStart,
  CommentReference,
  type IRunOptions,
  type Paragraph,
  type ParagraphChild,
  type Table,
  TextRun,
} from 'docx'
import {
  type AnnotatedRun,
  annotatedRuns,
  segmentsByBlock,
} from '../../../core/export/annotatedRuns.ts'
import type { ExportDocument } from '../../../core/export/exportModel.ts'
import { cutSegments } from '../../../core/export/highlightSegments.ts'
import { beginsWithTitle } from '../../../core/export/ownTitle.ts'
import type { Annotation } from '../../../core/model/annotation.ts'
import type { RichNode } from '../../../core/model/richText.ts'
import { textBlocksOf } from '../../../core/text/textBlocks.ts'
import { type ListNumbering, wordBlocks } from './wordBlocks.ts'
import { highlightLook } from './wordHighlights.ts'
import { linked, lookOf } from './wordInline.ts'
import { wordRuns } from './wordText.ts'

/** Which comments begin before, and end after, each run; runs are told by where they start and end. */
interface CommentEdges {
  readonly opening: ReadonlyMap<number, readonly number[]>
  readonly closing: ReadonlyMap<number, readonly number[]>
}

/** The text of a document in two parts. */
export interface WordArticle {
  /** Empty where the text does not begin with the document's title. */
  readonly title: readonly (Paragraph | Table)[]
  readonly body: readonly (Paragraph | Table)[]
}

/**
 * The text of a document with its structure, its highlights drawn and their comments hung on them.
 * `comment` is asked for the ids of a highlight's comments, once, if any of its words are drawn: one that
 * lies between two blocks has none to hang a comment on.
 */
export function wordArticle(
  document: ExportDocument,
  annotations: readonly Annotation[],
  comment: (annotation: Annotation) => readonly number[],
  numbering: ListNumbering,
): WordArticle {
  const { text, blocks, content } = document
  const segments = segmentsByBlock(cutSegments(text.length, blocks, annotations), blocks.length)
  const runsOfNode = new Map<RichNode, readonly AnnotatedRun[]>()
  for (const [index, { node }] of textBlocksOf(content).entries()) {
    const block = blocks[index]
    if (block === undefined) continue
    runsOfNode.set(node, annotatedRuns(text, block, node, segments[index] ?? []))
  }
  const edges = commentEdges(annotations, [...runsOfNode.values()].flat(), comment)
  const inline = (node: RichNode) =>
    (runsOfNode.get(node) ?? []).flatMap((run) => runChildren(run, annotations, edges))
  const nodes = content.content ?? []
  const titles = beginsWithTitle(document) && nodes[0]?.type === 'heading' ? 1 : 0
  const level = Number(nodes[0]?.attrs?.['level'] ?? 1)
  return {
    title: wordBlocks(nodes.slice(0, titles), { inline, headingShift: 1 - level, numbering }),
    body: wordBlocks(nodes.slice(titles), { inline, headingShift: 1, numbering }),
  }
}

function runChildren(
  run: AnnotatedRun,
  annotations: readonly Annotation[],
  { opening, closing }: CommentEdges,
): readonly ParagraphChild[] {
  const shortest = annotations[run.highlights.at(-1) ?? -1]
  const look: IRunOptions = {
    ...lookOf(run.marks),
    ...(shortest === undefined ? {} : highlightLook(shortest)),
  }
  const ids = closing.get(run.end) ?? []
  return [
    ...(opening.get(run.start) ?? []).map((id) => new CommentRangeStart(id)),
    ...linked(run.marks, wordRuns(run.text, look)),
    ...ids.map((id) => new CommentRangeEnd(id)),
    ...ids.map((id) => new TextRun({ children: [new CommentReference(id)] })),
  ]
}

/** A comment goes from the first run its highlight is in to the last, over what lies between its parts. */
function commentEdges(
  annotations: readonly Annotation[],
  runs: readonly AnnotatedRun[],
  comment: (annotation: Annotation) => readonly number[],
): CommentEdges {
  const first = new Map<number, number>()
  const last = new Map<number, number>()
  for (const run of runs) {
    for (const highlight of run.highlights) {
      if (!first.has(highlight)) first.set(highlight, run.start)
      last.set(highlight, run.end)
    }
  }
  const ids = annotations.map((annotation, index) => (first.has(index) ? comment(annotation) : []))
  const idsAt = (places: ReadonlyMap<number, number>) => {
    const found = new Map<number, number[]>()
    for (const [highlight, at] of places) {
      found.set(at, [...(found.get(at) ?? []), ...(ids[highlight] ?? [])])
    }
    return found
  }
  return { opening: idsAt(first), closing: idsAt(last) }
}
