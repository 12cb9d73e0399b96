import { type IRunOptions, ShadingType, UnderlineType } from 'docx'
import type { Annotation } from '../../../core/model/annotation.ts'
import { isOwnColour, printInk } from '../printInk.ts'

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

/** Wash and ruling of a highlight, that of its first code. */
export function highlightLook({ codings: [coding] }: Annotation): IRunOptions {
  const { mark, wash, name } = printInk(coding?.colour)
  return {
    shading: { type: ShadingType.CLEAR, color: 'auto', fill: wash },
    underline: { type: underlineOf(name, coding?.colour), color: mark },
  }
}

/** A passage without a code is dotted, a colour of somebody's own a single line. */
function underlineOf(name: string | null, colour: string | undefined) {
  if (name !== null) return underlines[name] ?? UnderlineType.SINGLE
  return colour !== undefined && isOwnColour(colour) ? UnderlineType.SINGLE : UnderlineType.DOTTED
}
