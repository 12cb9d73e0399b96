import { parseSync, Visitor } from 'vite'
import type { SourceFile } from './sourceTree.ts'

/**
 * Calls by which a file takes time or chance from its host instead of being given them. Its type
 * settings already leave out every other global of a host.
 */
export function impurities(source: SourceFile): string[] {
  const found: string[] = []
  const { program } = parseSync(source.path, source.text)
  new Visitor({
    NewExpression: (node) => {
      const isDate = node.callee.type === 'Identifier' && node.callee.name === 'Date'
      if (isDate && node.arguments.length === 0) found.push(`${source.path}: new Date()`)
    },
    MemberExpression: (node) => {
      const name = source.text.slice(node.start, node.end)
      if (name === 'Date.now' || name === 'Math.random') found.push(`${source.path}: ${name}`)
    },
  }).visit(program)
  return found
}
