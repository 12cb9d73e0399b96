import { type AnchorState, anchorStates } from '../../../core/model/anchor.ts'

interface Standing {
  readonly standings: readonly { readonly state: AnchorState }[]
}

/** How a highlight stands on the newest revision it stands on. */
export function newestState({ standings }: Standing): AnchorState | undefined {
  return standings.at(-1)?.state
}

/** How many highlights are in each state, in the order of the states; those without any are left out. */
export function countStates(highlights: readonly Standing[]): (readonly [AnchorState, number])[] {
  const states = Map.groupBy(highlights, newestState)
  return anchorStates.flatMap((state) => {
    const count = states.get(state)?.length ?? 0
    return count === 0 ? [] : [[state, count] as const]
  })
}

/** Those in a state, null = all. */
export function inState<Highlight extends Standing>(
  highlights: readonly Highlight[],
  only: AnchorState | null,
): readonly Highlight[] {
  return only === null ? highlights : highlights.filter((each) => newestState(each) === only)
}
