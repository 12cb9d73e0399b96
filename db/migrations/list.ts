import { initial } from './0010-initial.ts'
import { flagsAndExports } from './0030-flags-and-exports.ts'
import { templates } from './0040-templates.ts'
import { imports } from './0050-imports.ts'
import { relations } from './0060-relations.ts'
import type { Migration } from './migration.ts'

/** Strictly increasing. A released migration never changes: a test holds its hash. */
export const migrations: readonly Migration[] = [
  initial,
  flagsAndExports,
  templates,
  imports,
  relations,
]
