import { isBuiltin } from 'node:module'
import {
  networkBuiltins,
  networkRooms,
  networkTrap,
  reservedPackages,
  rooms,
  sharedFiles,
} from '../../scripts/rooms.mjs'
import { type Import, targetOf } from './imports.ts'
import { isTestFile } from './sourceTree.ts'

/** What prepares and measures the house may reach into every room; no room reaches out to them. */
const programs = ['scripts', 'bench']

/** The reasons why imports break the rules of the house, one line each; none when they keep them. */
export function boundaryViolations(imports: readonly Import[]): string[] {
  return imports.flatMap((item) => {
    const reason = reasonAgainst(item)
    return reason === undefined ? [] : [`${item.file}:${item.line} ${reason}`]
  })
}

function reasonAgainst(item: Import): string | undefined {
  const { specifier } = item
  if (specifier === undefined) return computedReason(item)
  const target = targetOf(item)
  if (target !== undefined) return roomReason(item, target)
  if (/^(\/|file:)/.test(specifier)) return 'imports an absolute path'
  if (isBuiltin(specifier)) return builtinReason(item, specifier.replace(/^node:/, ''))
  return packageReason(item, packageOf(specifier))
}

function computedReason({ file }: Import): string | undefined {
  const isProven = rooms[roomOf(file)] !== undefined && !isTestFile(file)
  return isProven ? 'imports a computed name: nobody can tell what' : undefined
}

function roomReason({ file }: Import, target: string): string | undefined {
  const from = roomOf(file)
  const to = roomOf(target)
  if (from === 'tests') return undefined
  if (isTestFile(target) && !isTestFile(file)) return `imports ${target}, which is for tests`
  if (from === to) return undefined
  if (programs.includes(from) && to !== 'tests') return undefined
  if (rooms[from]?.rooms.includes(to)) return undefined
  if (from !== 'core' && sharedFiles.includes(target)) return undefined
  return `${from} may not import ${to} (${target})`
}

function builtinReason({ file }: Import, name: string): string | undefined {
  const from = roomOf(file)
  const room = rooms[from]
  if (room === undefined || isTestFile(file)) return undefined
  if (room.builtins !== 'any' && !room.builtins.includes(name)) {
    return `${from} may not import node:${name}`
  }
  const isNetwork = networkBuiltins.includes(name.split('/')[0] ?? name)
  if (!isNetwork || networkRooms.includes(from) || file === `${networkTrap}.ts`) return undefined
  return `${from} has no network (node:${name})`
}

function packageReason(item: Import, name: string): string | undefined {
  const from = roomOf(item.file)
  const owners = reservedPackages[name]
  // Tests drive every room. Of the desktop host they take types only: the package outside its own
  // program starts a download.
  if (from === 'tests' && (name !== 'electron' || item.isTypeOnly)) return undefined
  if (owners !== undefined && !owners.includes(from)) {
    return `${from} may not import ${name}, only ${owners.join(', ')} may`
  }
  const allowed = rooms[from]?.packages ?? 'any'
  if (isTestFile(item.file) || allowed === 'any' || allowed.includes(name)) return undefined
  return `${from} may not import ${name}`
}

/** Top folder of a file; the name of the file itself where it stands in the root. */
function roomOf(file: string): string {
  return file.split('/')[0] ?? file
}

function packageOf(specifier: string): string {
  return specifier
    .split('/')
    .slice(0, specifier.startsWith('@') ? 2 : 1)
    .join('/')
}

/** Import cycles, types included: each as the files along it, the first one repeated at the end. */
export function importCycles(imports: readonly Import[]): string[][] {
  const graph = graphOf(imports)
  const cycles: string[][] = []
  const finished = new Set<string>()
  const walk = (file: string, trail: readonly string[]) => {
    const start = trail.indexOf(file)
    if (start >= 0) {
      cycles.push([...trail.slice(start), file])
      return
    }
    if (finished.has(file)) return
    for (const target of graph.get(file) ?? []) walk(target, [...trail, file])
    finished.add(file)
  }
  for (const file of graph.keys()) walk(file, [])
  return cycles
}

function graphOf(imports: readonly Import[]): Map<string, Set<string>> {
  const graph = new Map<string, Set<string>>()
  for (const item of imports) {
    const target = targetOf(item)
    if (target === undefined) continue
    const targets = graph.get(item.file) ?? new Set()
    graph.set(item.file, targets.add(target))
  }
  return graph
}
