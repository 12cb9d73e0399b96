import { deserialize, serialize } from 'node:v8'

/**
 * A long list on its way between threads: pieces of it as bytes. A list that crosses as it is is put together
 * at one go, which for thousands of records holds up the thread that gets it.
 */
export interface Packed<Item> {
  readonly pieces: readonly Uint8Array[]
  readonly length: number
  /** Never there: it keeps lists of different things apart. */
  readonly of?: Item
}

/** Items a piece: some milliseconds to read. */
const PIECE = 100

export function pack<Item>(items: readonly Item[]): Packed<Item> {
  const pieces: Uint8Array[] = []
  for (let start = 0; start < items.length; start += PIECE) {
    pieces.push(serialize(items.slice(start, start + PIECE)))
  }
  return { pieces, length: items.length }
}

/** Piece by piece; other work gets its turn between them. */
export async function* unpackInPieces<Item>({
  pieces,
}: Packed<Item>): AsyncGenerator<Item[], void> {
  for (const piece of pieces) {
    // What `pack` made of items of this type.
    yield deserialize(piece) as Item[]
    await new Promise((resolve) => setImmediate(resolve))
  }
}

/** One by one; each piece is read when its first item is asked for. */
export function* unpack<Item>({ pieces }: Packed<Item>): Generator<Item, void> {
  // What `pack` made of items of this type.
  for (const piece of pieces) yield* deserialize(piece) as Item[]
}
