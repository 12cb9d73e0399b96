/** The items of lists of an answer that went ahead of it in pieces, by the list's key in the answer. */
export type Told = Map<string, (readonly unknown[])[]>

export function addTold(told: Told, list: string, items: readonly unknown[]): void {
  const pieces = told.get(list)
  if (pieces === undefined) told.set(list, [items])
  else pieces.push(items)
}

/** The answer whole: with the items that went ahead of it. */
export function withTold(output: unknown, told: Told): unknown {
  if (told.size === 0) return output
  const lists = [...told].map(([list, pieces]) => [list, pieces.flat()])
  return Object.assign({}, output, Object.fromEntries(lists))
}
