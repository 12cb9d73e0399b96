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
import { odfBlocks } from './odfBlocks.ts'
import { commentsOf } from './odfComments.ts'
import { linked } from './odfInline.ts'
import type { OdfLooks } from './odfLooks.ts'
import { odfText, tag } from './odfXml.ts'

/** What stands before the first run of a highlight and after its last, by where those start and end. */
interface Edges {
  readonly opening: Map<number, string>
  readonly closing: Map<number, string>
}

/** The text of a document in two parts. */
export interface OdfArticle {
  /** Empty where the text does not begin with the document's title. */
  readonly title: string
  readonly body: string
}

/** The text of a document with its structure, its highlights drawn and their comments on them. */
export function odfArticle(
  document: ExportDocument,
  annotations: readonly Annotation[],
  looks: OdfLooks,
): OdfArticle {
  const runsOfNode = runsByNode(document, annotations)
  const edges = edgesOf(annotations, [...runsOfNode.values()].flat(), looks)
  const inline = (node: RichNode) =>
    (runsOfNode.get(node) ?? []).map((run) => runXml(run, annotations, edges, looks)).join('')
  const nodes = document.content.content ?? []
  const titles = beginsWithTitle(document) && nodes[0]?.type === 'heading' ? 1 : 0
  const level = Number(nodes[0]?.attrs?.['level'] ?? 1)
  const options = { inline, style: 'Text_20_body' }
  return {
    title: odfBlocks(nodes.slice(0, titles), { ...options, headingShift: 1 - level }),
    body: odfBlocks(nodes.slice(titles), { ...options, headingShift: 1 }),
  }
}

function runsByNode(
  { text, blocks, content }: ExportDocument,
  annotations: readonly Annotation[],
): Map<RichNode, readonly AnnotatedRun[]> {
  const segments = segmentsByBlock(cutSegments(text.length, blocks, annotations), blocks.length)
  const runs = new Map<RichNode, readonly AnnotatedRun[]>()
  for (const [index, { node }] of textBlocksOf(content).entries()) {
    const block = blocks[index]
    if (block !== undefined) runs.set(node, annotatedRuns(text, block, node, segments[index] ?? []))
  }
  return runs
}

function runXml(
  { text, start, end, marks, highlights }: AnnotatedRun,
  annotations: readonly Annotation[],
  { opening, closing }: Edges,
  looks: OdfLooks,
): string {
  const shortest = annotations[highlights.at(-1) ?? -1]
  const style = looks.styleOf(marks, shortest)
  const words = odfText(text)
  const span = style === null ? words : tag('text:span', { 'text:style-name': style }, words)
  return `${opening.get(start) ?? ''}${linked(marks, span)}${closing.get(end) ?? ''}`
}

/** A comment goes from the first run its highlight is in to the last, over what lies between its parts. */
function edgesOf(
  annotations: readonly Annotation[],
  runs: readonly AnnotatedRun[],
  looks: OdfLooks,
): Edges {
  const first = new Map<number, number>()
  const last = new Map<number, number>()
  for (const run of runs) {
    for (const highlight of run.highlights) {
      if (!first.has(highlight)) first.set(highlight, run.start)
      last.set(highlight, run.end)
    }
  }
  const opening = new Map<number, string>()
  const closing = new Map<number, string>()
  for (const [index, annotation] of annotations.entries()) {
    const from = first.get(index)
    const to = last.get(index)
    if (from === undefined || to === undefined) continue
    const { begin, end } = commentsOf(annotation, looks)
    opening.set(from, (opening.get(from) ?? '') + begin)
    closing.set(to, end + (closing.get(to) ?? ''))
  }
  return { opening, closing }
}
