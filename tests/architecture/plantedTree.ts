import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { onTestFinished } from 'vitest'
import { projectRoot } from '../../scripts/bootstrap.mjs'
import { run, toolFile } from '../../scripts/commands.mjs'

const settings = [
  '.gitignore',
  'biome.json',
  'package.json',
  'tsconfig.base.json',
  'core/tsconfig.json',
]

/**
 * A folder with our settings and packages and nothing but the given files, so that a test can break a
 * rule on purpose and see who notices. It is gone when the test is over.
 */
export function plantTree(files: Record<string, string>): string {
  const root = fs.realpathSync(fs.mkdtempSync(path.join(os.tmpdir(), 'variorum-planted-')))
  onTestFinished(() => fs.rmSync(root, { recursive: true, force: true }))
  fs.symlinkSync(
    path.join(projectRoot, 'node_modules'),
    path.join(root, 'node_modules'),
    'junction',
  )
  for (const name of settings) {
    writeFile(root, name, fs.readFileSync(path.join(projectRoot, name), 'utf8'))
  }
  for (const [name, text] of Object.entries(files)) writeFile(root, name, text)
  return root
}

function writeFile(root: string, name: string, text: string): void {
  fs.mkdirSync(path.join(root, path.dirname(name)), { recursive: true })
  fs.writeFileSync(path.join(root, name), text)
}

/** What the linter says about a tree, each finding as `path rule`, sorted, without repetition. */
export async function lintFindings(root: string): Promise<string[]> {
  const args = ['lint', '--reporter=github', '--max-diagnostics=none', '--colors=off', '.']
  const { output } = await run(process.execPath, [toolFile('@biomejs/biome', 'biome'), ...args], {
    cwd: root,
  })
  const findings = output.matchAll(/title=lint\/\w+\/(\w+),file=([^,]+),/g)
  const lines = [...findings].map(([, rule, file]) => `${path.relative(root, file ?? '')} ${rule}`)
  return [...new Set(lines)].sort()
}
