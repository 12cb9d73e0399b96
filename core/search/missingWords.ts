/** What is typed into a filter as the words that all have to be found, in lower case. */
export function wordsOfFilter(typed: string): readonly string[] {
  return typed.toLowerCase().split(/\s+/u).filter(Boolean)
}

/** Those of the words (in lower case) that a text does not hold; inside of longer ones they count too. */
export function missingWords(text: string, words: readonly string[]): readonly string[] {
  const lowered = text.toLowerCase()
  return words.filter((word) => !lowered.includes(word))
}
