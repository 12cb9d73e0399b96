import { type IRunOptions, ShadingType, UnderlineType } from 'docx'
import { palette } from '../../../core/export/palette.ts'
import type { Annotation } from '../../../core/model/annotation.ts'

/** The palette's rulings as the underlines of Word that come nearest. */
const underlines: Readonly<Record<string, (typeof UnderlineType)[keyof typeof UnderlineType]>> = {
  madder: UnderlineType.SINGLE,
  rust: UnderlineType.DASH,
  ochre: UnderlineType.THICK,
  olive: UnderlineType.DOTTED,
  verdigris: UnderlineType.WAVE,
  teal: UnderlineType.DOUBLE,
  azure: UnderlineType.DOTDASH,
  indigo: UnderlineType.DOTTEDHEAVY,
  mauve: UnderlineType.WAVYHEAVY,
  slate: UnderlineType.DASHEDHEAVY,
}

const uncoded = { mark: '8b867d', wash: 'eae7e1' }

/** Wash and ruling of a highlight, that of its first code. */
export function highlightLook({ codings: [coding] }: Annotation): IRunOptions {
  const { mark, wash, underline } = inkOf(coding?.colour)
  return {
    shading: { type: ShadingType.CLEAR, color: 'auto', fill: wash },
    underline: { type: underline, color: mark },
  }
}

function inkOf(colour: string | undefined) {
  const known = palette.find(({ name }) => name === colour)
  if (known !== undefined) {
    const underline = underlines[known.name] ?? UnderlineType.SINGLE
    return { mark: known.light.mark.slice(1), wash: known.light.wash.slice(1), underline }
  }
  const own = colour !== undefined && /^#[0-9a-f]{6}$/i.test(colour) ? colour.slice(1) : null
  if (own === null) return { ...uncoded, underline: UnderlineType.DOTTED }
  return { mark: own, wash: mixed(own), underline: UnderlineType.SINGLE }
}

/** 22 parts of the colour in white, as on screen. */
function mixed(hex: string): string {
  const part = (at: number) => {
    const value = Math.round(255 - (255 - Number.parseInt(hex.slice(at, at + 2), 16)) * 0.22)
    return value.toString(16).padStart(2, '0')
  }
  return part(0) + part(2) + part(4)
}
