export type Section = 'commands' | 'documents' | 'codes' | 'entities' | 'text'

export interface PaletteQuery {
  /** Null = all of them. */
  readonly only: Section | null
  readonly words: string
}

const signs: Readonly<Record<string, Section>> = { '@': 'entities', '#': 'codes', '"': 'text' }

/** What is typed: a sign at the start narrows to one section. */
export function paletteQuery(typed: string): PaletteQuery {
  const only = signs[typed.charAt(0)] ?? null
  return { only, words: (only === null ? typed : typed.slice(1)).trim() }
}
