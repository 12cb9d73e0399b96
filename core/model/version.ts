import type { Annotation } from './annotation.ts'
import type { Block } from './block.ts'
import type { Id } from './id.ts'

/** A revision and the annotations on it, of chosen annotators, now or in a snapshot. */
export interface AnnotatedVersion {
  readonly documentId: Id
  readonly title: string
  readonly revision: number
  /** Null = as the annotations are now. */
  readonly snapshot: string | null
  /** Null = of every annotator. */
  readonly annotators: readonly string[] | null
  readonly text: string
  readonly blocks: readonly Block[]
  readonly annotations: readonly Annotation[]
}
