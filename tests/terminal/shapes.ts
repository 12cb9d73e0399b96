/** The JSON shapes that the command line promises, as far as the tests look at them. */
export interface Imported {
  readonly documents: readonly {
    readonly id: string
    readonly title: string
    readonly revision: number
    readonly characters: number
    readonly sha256: string
  }[]
  readonly errors: readonly { readonly file: string; readonly code: string }[]
}

export interface Annotated {
  readonly id: string
  readonly start: number
  readonly end: number
  readonly ranges: readonly (readonly [number, number])[]
  readonly quote: string
  readonly state: string
}

export interface Place {
  readonly quote: string
  readonly start: number
  readonly end: number
}

export interface Revised {
  readonly revision: number
  readonly unchanged: boolean
  readonly counts: Readonly<Record<string, number>>
  readonly annotations: readonly {
    readonly id: string
    readonly state: string
    readonly score: number
    readonly before: Place
    readonly after: Place | null
    readonly candidates: readonly { readonly start: number; readonly end: number }[]
  }[]
}

export interface Compared {
  readonly text: {
    readonly insertedWords: number
    readonly deletedWords: number
    readonly movedBlocks: number
    readonly changes: readonly { readonly kind: string }[]
  }
  readonly counts: Readonly<Record<string, number>>
  readonly annotations: readonly { readonly id: string; readonly class: string }[]
}

export interface ListedAnnotation {
  readonly id: string
  readonly state: string
  readonly start: number | null
  readonly end: number | null
  readonly quote: string
  readonly current: string | null
  readonly prefix: string
  readonly suffix: string
  readonly codes: readonly string[]
  readonly note: string | null
  readonly notes: readonly { readonly annotator: string; readonly markdown: string }[]
  readonly entities: readonly { readonly label: string; readonly type: string }[]
  readonly annotator: string
}

export interface Verified {
  readonly ok: boolean
  readonly problems: readonly { readonly code: string; readonly what: string }[]
}
