import path from 'node:path'
import { parseSync, Visitor } from 'vite'
import type { SourceFile } from './sourceTree.ts'

/** One mention of another module, however it is made: import, re-export, import(), import type. */
export interface Import {
  readonly file: string
  readonly line: number
  /** Nothing when it is computed, so that nobody can tell what is imported. */
  readonly specifier: string | undefined
  readonly isTypeOnly: boolean
}

/** Every import of a file, types included. Throws when the file does not parse. */
export function importsOf(source: SourceFile): Import[] {
  const { program, errors } = parseSync(source.path, source.text)
  if (errors[0] !== undefined) throw new SyntaxError(`${source.path}: ${errors[0].message}`)
  const imports: Import[] = []
  const add = (start: number, specifier: string | undefined, isTypeOnly: boolean) => {
    imports.push({ file: source.path, line: lineAt(source.text, start), specifier, isTypeOnly })
  }
  new Visitor({
    ImportDeclaration: (node) => add(node.start, node.source.value, node.importKind === 'type'),
    ExportAllDeclaration: (node) => add(node.start, node.source.value, node.exportKind === 'type'),
    ExportNamedDeclaration: (node) => {
      if (node.source !== null) add(node.start, node.source.value, node.exportKind === 'type')
    },
    ImportExpression: (node) => add(node.start, literal(node.source), false),
    TSImportType: (node) => add(node.start, node.source.value, true),
    TSExternalModuleReference: (node) => add(node.start, node.expression.value, false),
    CallExpression: (node) => {
      const isRequire = node.callee.type === 'Identifier' && node.callee.name === 'require'
      if (isRequire) add(node.start, literal(node.arguments[0]), false)
    },
  }).visit(program)
  return imports
}

function literal(node: { type: string; value?: unknown } | undefined): string | undefined {
  return node?.type === 'Literal' && typeof node.value === 'string' ? node.value : undefined
}

function lineAt(text: string, offset: number): number {
  return text.slice(0, offset).split('\n').length
}

/** The file of ours that an import names, relative to the root; nothing for packages. */
export function targetOf({ file, specifier }: Import): string | undefined {
  if (specifier === undefined || !specifier.startsWith('.')) return undefined
  return path.posix.join(path.posix.dirname(file), specifier.replace(/\?.*$/, ''))
}
