import { palette } from '../../core/export/palette.ts'

/** Colours of a highlight on paper, six hexadecimal digits each. */
export interface PrintInk {
  readonly mark: string
  readonly wash: string
  /** The palette's name for it; null for a colour of somebody's own and where there is no code. */
  readonly name: string | null
}

/** What a code's colour, or none, looks like on white paper. */
export function printInk(colour: string | undefined): PrintInk {
  const known = palette.find(({ name }) => name === colour)
  if (known !== undefined) {
    const { mark, wash } = known.light
    return { mark: mark.slice(1), wash: wash.slice(1), name: known.name }
  }
  if (colour !== undefined && isOwnColour(colour)) {
    const own = colour.slice(1)
    return { mark: own, wash: mixed(own), name: null }
  }
  return { mark: '8b867d', wash: 'eae7e1', name: null }
}

/** #RRGGBB of its mark; null where the stored colour is neither of the palette nor written so. */
export function hexOfColour(stored: string): string | null {
  const mark = palette.find(({ name }) => name === stored)?.light.mark ?? stored
  return isOwnColour(mark) ? mark.toUpperCase() : null
}

/** Whether a code has a colour of somebody's own, not one of the palette. */
export function isOwnColour(colour: string): boolean {
  return /^#[0-9a-f]{6}$/i.test(colour)
}

/** 22 parts of the colour in white, as on screen. */
function mixed(hex: string): string {
  const part = (at: number) => {
    const value = Math.round(255 - (255 - Number.parseInt(hex.slice(at, at + 2), 16)) * 0.22)
    return value.toString(16).padStart(2, '0')
  }
  return part(0) + part(2) + part(4)
}
