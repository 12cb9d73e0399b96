import fs from 'node:fs'
import path from 'node:path'

/** A source file of ours; `path` is relative to the root of its tree, with forward slashes. */
export interface SourceFile {
  readonly path: string
  readonly text: string
}

/** `.git` is a folder, or a file where the checkout is a second working tree. */
const notOurs = new Set(['node_modules', 'out', 'dist', '.data', '.git', 'coverage'])

/** Paths of all files that belong to the project, sorted; without what .gitignore names. */
export function projectFiles(root: string, folder = ''): string[] {
  const entries = fs.readdirSync(path.join(root, folder), { withFileTypes: true })
  const found = entries.flatMap((entry) => {
    const file = path.posix.join(folder, entry.name)
    if (notOurs.has(entry.name)) return []
    if (entry.isDirectory()) return projectFiles(root, file)
    return entry.isFile() && !entry.name.endsWith('.tsbuildinfo') ? [file] : []
  })
  return found.sort()
}

/** All programs of ours: .ts, .tsx and .mjs, but no fixtures. */
export function readSources(root: string): SourceFile[] {
  return projectFiles(root)
    .filter((file) => /\.(ts|tsx|mjs)$/.test(file) && !file.startsWith('tests/fixtures/'))
    .map((file) => ({ path: file, text: fs.readFileSync(path.join(root, file), 'utf8') }))
}

/** Tests, and the files that only tests use. */
export function isTestFile(file: string): boolean {
  return /\.(test|fixture)\.tsx?$|\/testing\//.test(file)
}

/** Lines as an editor numbers them: a final line feed does not begin another one. */
export function countLines(text: string): number {
  return text.replace(/\n$/, '').split('\n').length
}
