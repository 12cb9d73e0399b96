import type { RichMark, RichNode } from '../../model/richText.ts'
import { carriedMarks, hasMark } from './carriedInline.ts'

/** What is to be written for one inline node: marks that end before it, marks that start, the node. */
export interface DelimiterStep {
  readonly node: RichNode
  /** Innermost first. */
  readonly closes: readonly RichMark[]
  /** Outermost first. */
  readonly opens: readonly RichMark[]
  readonly isInLink: boolean
  /** The node is a link whose words are its address: `<https://...>` says it all. */
  readonly isAutolink: boolean
}

interface MarkRun {
  readonly mark: RichMark
  /** How many nodes from here on carry the mark. */
  readonly length: number
}

const AUTOLINK = /^(?:https?|mailto):[^\0- \x7f<>]+$/i
const END: RichNode = { type: 'end' }

/**
 * Nests overlapping runs of marks: what runs longest opens first, and a mark that ends inside another is
 * closed and opened again. One step per node, and a last one that closes what is still open.
 */
export function delimiterSteps(nodes: readonly RichNode[]): DelimiterStep[] {
  const runs = markRuns(nodes)
  const open: { key: string; mark: RichMark }[] = []
  return [...nodes, END].map((node, index) => {
    const wanted = runs[index] ?? new Map<string, MarkRun>()
    const kept = open.findIndex(({ key }) => !wanted.has(key))
    const closes = kept === -1 ? [] : open.splice(kept).reverse()
    const isOpen = new Set(open.map(({ key }) => key))
    const opens = [...wanted]
      .filter(([key]) => !isOpen.has(key))
      .sort(([, left], [, right]) => right.length - left.length || orderOf(left) - orderOf(right))
      .map(([key, { mark, length }]) => ({ key, mark, length }))
    const innermost = opens.at(-1)
    const isAutolink = innermost?.length === 1 && saysItsAddress(node, innermost.mark)
    if (isAutolink) opens.pop()
    open.push(...opens)
    return {
      node,
      closes: closes.map(({ mark }) => mark),
      opens: opens.map(({ mark }) => mark),
      isInLink: open.some(({ mark }) => mark.type === 'link'),
      isAutolink,
    }
  })
}

function markRuns(nodes: readonly RichNode[]): ReadonlyMap<string, MarkRun>[] {
  const runs: ReadonlyMap<string, MarkRun>[] = []
  let next: ReadonlyMap<string, MarkRun> = new Map()
  for (const node of nodes.toReversed()) {
    const delimited = (node.marks ?? []).filter((mark) => mark.type !== 'code')
    const after = next
    next = new Map(
      delimited.map((mark) => {
        const key = keyOfMark(mark)
        return [key, { mark, length: (after.get(key)?.length ?? 0) + 1 }]
      }),
    )
    runs.push(next)
  }
  return runs.reverse()
}

/** Equal for marks that are one in Markdown. */
export function keyOfMark({ type, attrs }: RichMark): string {
  return type === 'link' ? JSON.stringify([type, attrs?.['href'], attrs?.['title'] ?? null]) : type
}

function orderOf({ mark }: MarkRun): number {
  return carriedMarks.indexOf(mark.type)
}

function saysItsAddress(node: RichNode, { type, attrs }: RichMark): boolean {
  const href = attrs?.['href']
  const isBareLink = type === 'link' && typeof href === 'string' && !attrs?.['title']
  return isBareLink && node.text === href && !hasMark(node, 'code') && AUTOLINK.test(href)
}
