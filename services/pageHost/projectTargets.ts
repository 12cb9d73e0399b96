import { existsSync, mkdirSync } from 'node:fs'
import { join } from 'node:path'
import type { Grants } from '../grants.ts'
import { fileNameFor } from './safeFileName.ts'

const EXTENSION = '.variorum'

/** Where new projects go for whose place nobody is asked. */
export interface ProjectTargets {
  /** Permission for a project file that is not there yet, called as much like `name` as can be. */
  mint(name: string): string
}

export function createProjectTargets(folder: string, grants: Grants): ProjectTargets {
  // Two windows may ask for one name before either has made its project.
  const given = new Set<string>()

  function isTaken(fileName: string): boolean {
    return given.has(fileName.toLowerCase()) || existsSync(join(folder, fileName))
  }

  return {
    mint(name) {
      mkdirSync(folder, { recursive: true })
      const stem = fileNameFor(name.replace(/\.variorum$/i, ''))
      let fileName = stem + EXTENSION
      for (let number = 2; isTaken(fileName); number++) fileName = `${stem} ${number}${EXTENSION}`
      given.add(fileName.toLowerCase())
      return grants.mint(join(folder, fileName))
    },
  }
}
