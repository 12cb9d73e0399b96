type Defined<T> = { [K in keyof T]?: Exclude<T[K], undefined> }

/** The properties that were given, for an update that leaves the others alone. */
export function defined<T extends object>(fields: T): Defined<T> {
  const given = Object.entries(fields).filter(([, value]) => value !== undefined)
  // Only undefined values were taken out.
  return Object.fromEntries(given) as Defined<T>
}
