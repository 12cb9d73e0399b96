/** A list of an answer: its key there, or null where the answer itself is the list. */
export type ToldList = string | null

/** The items of lists of an answer that went ahead of it in pieces. */
export type Told = Map<ToldList, (readonly unknown[])[]>

export function addTold(told: Told, list: ToldList, items: readonly unknown[]): void {
  const pieces = told.get(list)
  if (pieces === undefined) told.set(list, [items])
  else pieces.push(items)
}

/** The answer whole: with the items that went ahead of it. */
export function withTold(output: unknown, told: Told): unknown {
  if (told.size === 0) return output
  const whole = told.get(null)
  if (whole !== undefined) return whole.flat()
  const lists = [...told].map(([list, pieces]) => [list, pieces.flat()])
  return Object.assign({}, output, Object.fromEntries(lists))
}
