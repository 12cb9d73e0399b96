import { type DefaultTreeAdapterTypes, defaultTreeAdapter, html, parse, serialize } from 'parse5'
import { AppError } from '../../model/error.ts'
import { contentSecurityPolicy } from '../htmlPolicy.ts'

type Parent = DefaultTreeAdapterTypes.ParentNode
type Element = DefaultTreeAdapterTypes.Element

/** Elements that run, load or lead elsewhere by themselves, and the facts about the page that are ours to say. */
const leftOut = new Set([
  'script',
  'noscript',
  'iframe',
  'frame',
  'frameset',
  'object',
  'embed',
  'base',
  'link',
  'img',
  'image',
  'feimage',
  'picture',
  'source',
  'video',
  'audio',
  'track',
])

/** A browser nests no deeper; writing a page goes down by recursion. */
const MAX_PAGE_DEPTH = 512

/** A page that needs nothing and runs nothing, and how much was taken out for that. */
export interface SafePage {
  readonly text: string
  readonly leftOut: number
}

/**
 * Makes a page of what a template wrote, a whole one or a part of one, as safe as those that Variorum writes
 * itself: the policy is the first thing in it, and elements and attributes that it would stop are not there.
 * @throws AppError too_large for a page that is nested absurdly
 */
export function safePage(written: string): SafePage {
  const document = parse(written)
  const taken = tame(document)
  const head = document.childNodes
    .filter(isElement)
    .flatMap(({ childNodes }) => childNodes.filter(isElement))
    .find(({ tagName }) => tagName === 'head')
  if (head === undefined) throw new AppError('internal', 'a parsed page has a head')
  const metas = [
    { charset: 'utf-8' },
    { 'http-equiv': 'Content-Security-Policy', content: contentSecurityPolicy },
  ].map((attributes) => metaElement(attributes))
  for (const meta of metas.reverse()) insertFirst(head, meta)
  const isTyped = document.childNodes.some(defaultTreeAdapter.isDocumentTypeNode)
  return { text: `${isTyped ? '' : '<!DOCTYPE html>'}${serialize(document)}\n`, leftOut: taken }
}

/** Answers how much was taken out. */
function tame(root: Parent): number {
  let taken = 0
  const open: { readonly parent: Parent; readonly depth: number }[] = [{ parent: root, depth: 0 }]
  for (let top = open.pop(); top !== undefined; top = open.pop()) {
    const { parent, depth } = top
    if (depth > MAX_PAGE_DEPTH) throw new AppError('too_large', 'the page is nested too deeply')
    const kept = parent.childNodes.filter((node) => !isElement(node) || isKept(node))
    taken += parent.childNodes.filter((node) => isElement(node) && isHarmful(node)).length
    parent.childNodes = kept
    for (const element of kept.filter(isElement)) {
      const quiet = element.attrs.filter(({ name }) => !name.toLowerCase().startsWith('on'))
      taken += element.attrs.length - quiet.length
      element.attrs = quiet
      open.push({ parent: element, depth: depth + 1 })
      if (isTemplate(element)) open.push({ parent: element.content, depth: depth + 1 })
    }
  }
  return taken
}

function isKept(element: Element): boolean {
  return !isHarmful(element) && !(element.tagName === 'meta' && attribute(element, 'charset'))
}

function isHarmful(element: Element): boolean {
  if (leftOut.has(element.tagName.toLowerCase())) return true
  return element.tagName === 'meta' && attribute(element, 'http-equiv')
}

function attribute(element: Element, wanted: string): boolean {
  return element.attrs.some(({ name }) => name === wanted)
}

function isElement(node: DefaultTreeAdapterTypes.ChildNode): node is Element {
  return defaultTreeAdapter.isElementNode(node)
}

/** What is in one is kept apart from the page until a script takes it; it is written out all the same. */
function isTemplate(element: Element): element is DefaultTreeAdapterTypes.Template {
  return 'content' in element
}

function metaElement(attributes: Readonly<Record<string, string>>): Element {
  const attrs = Object.entries(attributes).map(([name, value]) => ({ name, value }))
  return defaultTreeAdapter.createElement('meta', html.NS.HTML, attrs)
}

function insertFirst(head: Element, element: Element): void {
  const [first] = head.childNodes
  if (first === undefined) defaultTreeAdapter.appendChild(head, element)
  else defaultTreeAdapter.insertBefore(head, element, first)
}
