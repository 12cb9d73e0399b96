import { Fragment, Node } from '@tiptap/pm/model'
import type { Block } from '../../core/model/block.ts'
import { AppError } from '../../core/model/error.ts'
import type { RichText } from '../../core/model/richText.ts'
import { readerSchema } from './readerSchema.ts'
import { createTextMap, type PlacedBlock, type TextMap } from './textMap.ts'

/** Sections of this size made scrolling smooth; one per paragraph makes almost every frame late. */
const BLOCKS_PER_SECTION = 50
const CHARACTERS_PER_SECTION = 20_000

/** A run of top-level nodes that is drawn and laid out as one. */
export interface Section {
  /** Blocks [firstBlock, endBlock). */
  readonly firstBlock: number
  readonly endBlock: number
  /** Of the section node in the document. */
  readonly position: number
  readonly nodeSize: number
}

export interface SectionedDocument {
  readonly doc: Node
  readonly sections: readonly Section[]
  readonly map: TextMap
}

/**
 * The content as a document of sections, and the map between its positions and the text. Throws
 * AppError corrupt when the blocks are not those of the content.
 */
export function sectionedDocument(content: RichText, blocks: readonly Block[]): SectionedDocument {
  const placed: PlacedBlock[] = []
  const sections: Section[] = []
  const sectionNodes: Node[] = []
  let pending: Node[] = []
  let sectionPosition = 0
  let position = 1
  let firstBlock = 0

  function closeSection(): void {
    const node = readerSchema.node('section', null, Fragment.fromArray(pending))
    const { nodeSize } = node
    sections.push({ firstBlock, endBlock: placed.length, position: sectionPosition, nodeSize })
    sectionNodes.push(node)
    pending = []
    firstBlock = placed.length
    sectionPosition += nodeSize
    position = sectionPosition + 1
  }

  for (const json of content.content ?? []) {
    const node = Node.fromJSON(readerSchema, json)
    collectBlocks(node, position, placed)
    pending.push(node)
    position += node.nodeSize
    const isFull =
      placed.length - firstBlock >= BLOCKS_PER_SECTION ||
      position - sectionPosition >= CHARACTERS_PER_SECTION
    if (isFull) closeSection()
  }
  if (pending.length > 0) closeSection()
  if (placed.length !== blocks.length) {
    throw new AppError('corrupt', `${blocks.length} blocks for ${placed.length} text blocks`)
  }
  const doc = readerSchema.node('doc', null, Fragment.fromArray(sectionNodes))
  return { doc, sections, map: createTextMap(blocks, placed) }
}

function collectBlocks(node: Node, position: number, placed: PlacedBlock[]): void {
  if (node.isTextblock) {
    placed.push({ position: position + 1, size: node.content.size, atoms: atomsOf(node) })
    return
  }
  if (node.isLeaf) return
  node.forEach((child, offset) => {
    collectBlocks(child, position + 1 + offset, placed)
  })
}

const NO_ATOMS: readonly number[] = []

function atomsOf(block: Node): readonly number[] {
  if (block.childCount < 2 && (block.firstChild?.isText ?? true)) return NO_ATOMS
  const atoms: number[] = []
  block.forEach((inline, offset) => {
    const isText = inline.isText || inline.type.name === 'hardBreak'
    if (!isText) atoms.push(offset - atoms.length)
  })
  return atoms
}
