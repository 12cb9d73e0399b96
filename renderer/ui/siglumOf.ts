/** The letters that stand for an annotator: the first ones of the first and the last word. */
export function siglumOf(name: string): string {
  const words = name.split(/[\s.,_-]+/u).filter((word) => word !== '')
  const first = words[0]
  if (first === undefined) return '?'
  const last = words.length > 1 ? (words.at(-1) ?? '') : ''
  return (firstLetter(first) + firstLetter(last)).toUpperCase()
}

function firstLetter(word: string): string {
  return [...word][0] ?? ''
}
