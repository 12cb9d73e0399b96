import { codeTree } from '../../../core/export/codeTree.ts'
import type { ExportInput } from '../../../core/export/exportModel.ts'
import type { Id, Instant } from '../../../core/model/id.ts'

/** Code points that Taguette takes at most; a longer one and it refuses the file. */
export const longest = { name: 50, login: 30, path: 200, description: 102_400 } as const

/** Whom a file of Taguette belongs to: its user where nobody logs in. */
export const OWNER = 'admin'

/** The beginning of what is longer; never half a character. */
export function cut(text: string, most: number): string {
  if (text.length <= most) return text
  const characters = [...text]
  return characters.length <= most ? text : `${characters.slice(0, most - 1).join('')}…`
}

export function isLonger(text: string, most: number): boolean {
  return cut(text, most) !== text
}

/** A code as a tag. Taguette has no tree: a dot in a name makes one by custom. */
export interface Tag {
  readonly id: number
  readonly path: string
  readonly description: string
  readonly created: Instant
}

/** The codebook from the top, by the ids of the codes. Codes that come to be called the same are counted. */
export function tagsOf(codes: ExportInput['codes']): ReadonlyMap<Id, Tag> {
  const taken = new Set<string>()
  const tags = codeTree(codes).map(({ code, path }, index): [Id, Tag] => {
    const tag = {
      id: index + 1,
      path: freePath(dotted(path).toWellFormed(), taken),
      description: cut(code.description.toWellFormed(), longest.description),
      created: code.createdAt,
    }
    taken.add(tag.path)
    return [code.id, tag]
  })
  return new Map(tags)
}

export function dotted(path: readonly string[]): string {
  return path.join('.')
}

function freePath(path: string, taken: ReadonlySet<string>): string {
  for (let count = 1; ; count++) {
    const suffix = count === 1 ? '' : ` ${count}`
    const free = `${cut(path, longest.path - suffix.length)}${suffix}`
    if (!taken.has(free)) return free
  }
}

/** What a reader is called where Taguette has a login. Nobody has to log in by it: only the owner is a member. */
export function loginOf(annotator: string): string {
  return cut(annotator.toWellFormed(), longest.login)
}
