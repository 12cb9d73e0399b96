/** Lines of output, each with its line end; nothing for none. */
export function lines(items: readonly string[]): string {
  return items.map((item) => `${item}\n`).join('')
}

/** 1 note, 2 notes. */
export function plural(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`
}
