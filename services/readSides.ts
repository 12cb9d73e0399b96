import type { Side } from '../core/api/outcomeMethods.ts'
import type { EvidenceContext } from '../core/compare/affected.ts'
import type { AnnotatedVersion } from '../core/model/version.ts'
import type { Reader } from '../db/connection.ts'
import { readProject } from '../db/project.ts'
import { revisionByNumber } from '../db/stores/revisions.ts'
import { evidenceContext } from './affected.ts'
import { versionOf } from './versions.ts'

export interface Sides {
  readonly left: Side
  readonly right: Side
}

/** What a job is told that compares. */
export interface ComparedSides extends Sides {
  /** Path of the project; opened for reading only. */
  readonly project: string
}

interface ReadSides {
  readonly left: AnnotatedVersion
  readonly right: AnnotatedVersion
}

/** Both sides as they are at one moment. Thousands of annotations take long to read: only in a job. */
export function readSides({ project, ...sides }: ComparedSides): ReadSides {
  return readProject(project, (db) => versionsOf(db, sides))
}

/** The same, with what may rest on the older side; null for sides of two documents. */
export function readEvidence({
  project,
  ...sides
}: ComparedSides): ReadSides & { readonly context: EvidenceContext | null } {
  return readProject(project, (db) => ({ ...versionsOf(db, sides), context: contextOf(db, sides) }))
}

function versionsOf(db: Reader, { left, right }: Sides): ReadSides {
  return { left: versionOf(db, left), right: versionOf(db, right) }
}

function contextOf(db: Reader, { left, right }: Sides): EvidenceContext | null {
  if (left.documentId !== right.documentId) return null
  const { documentId, revision } = left
  return evidenceContext(db, documentId, revisionByNumber(db, documentId, revision ?? null).number)
}
