import { Colour } from '../../../core/api/codebookMethods.ts'

/** The ten colours a code can have, in the order of the palette. */
export const paletteNames = Colour.options[0].options
