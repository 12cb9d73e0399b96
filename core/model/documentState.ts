export const documentStates = ['all', 'fresh', 'annotated', 'revised'] as const

/** Which documents: all, those without annotations, with some, with more than one revision. */
export type DocumentState = (typeof documentStates)[number]
