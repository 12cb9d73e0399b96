import type { RichMark } from '../../../core/model/richText.ts'

/** The order the schema keeps marks in. */
const order = ['link', 'bold', 'italic', 'strike', 'underline', 'superscript', 'subscript', 'code']

/**
 * Sets of marks in the schema's order, each kept once: equal sets are the same array, so that
 * neighbouring texts under equal marks can be told by identity.
 */
export class MarkSets {
  readonly none: readonly RichMark[] = []
  readonly #sets = new Map<string, readonly RichMark[]>([['[]', this.none]])

  /** The set with a mark added, in place of another of its type. */
  with(marks: readonly RichMark[], mark: RichMark): readonly RichMark[] {
    const set = [...marks.filter(({ type }) => type !== mark.type), mark]
    set.sort((one, other) => order.indexOf(one.type) - order.indexOf(other.type))
    const key = JSON.stringify(set)
    const known = this.#sets.get(key) ?? set
    this.#sets.set(key, known)
    return known
  }
}
