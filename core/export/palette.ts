/** A code colour as it is drawn: the mark (ruling, stripe) and the wash behind the words. */
export interface Ink {
  readonly mark: string
  readonly wash: string
}

/**
 * A code is a hue and a ruling, because hue alone does not reach everybody. `ruling` is a CSS
 * background layer at the foot of the box, drawn in `var(--mark)`.
 */
export interface PaletteColour {
  readonly name: string
  readonly light: Ink
  readonly dark: Ink
  readonly ruling: string
}

const foot = '0 100%'

const rulings = {
  solid: `linear-gradient(var(--mark),var(--mark)) ${foot}/100% 2px repeat-x`,
  dashes: `linear-gradient(90deg,var(--mark) 10px,transparent 0) ${foot}/14px 2px repeat-x`,
  thick: `linear-gradient(var(--mark),var(--mark)) ${foot}/100% 4px repeat-x`,
  dots: `radial-gradient(circle,var(--mark) 1.35px,transparent 1.6px) ${foot}/5px 4px repeat-x`,
  zigzag:
    `linear-gradient(135deg,transparent 42%,var(--mark) 42% 62%,transparent 62%) ${foot}/8px 4px repeat-x,` +
    'linear-gradient(45deg,transparent 42%,var(--mark) 42% 62%,transparent 62%) 4px 100%/8px 4px repeat-x',
  double: `linear-gradient(var(--mark) 0 1.5px,transparent 1.5px 3px,var(--mark) 3px 4.5px) ${foot}/100% 4.5px repeat-x`,
  dashDot: `linear-gradient(90deg,var(--mark) 0 9px,transparent 9px 12px,var(--mark) 12px 14px,transparent 14px) ${foot}/17px 2px repeat-x`,
  ticks: `linear-gradient(90deg,var(--mark) 1.5px,transparent 0) ${foot}/4px 4px repeat-x`,
  hatch: `repeating-linear-gradient(-45deg,var(--mark) 0 1.2px,transparent 1.2px 3.2px) ${foot}/100% 5px repeat-x`,
  blocks: `linear-gradient(90deg,var(--mark) 4px,transparent 0) ${foot}/8px 3.5px repeat-x`,
} as const

function colour(name: string, ruling: string, light: Ink, dark: Ink): PaletteColour {
  return { name, light, dark, ruling }
}

function ink(mark: string, wash: string): Ink {
  return { mark, wash }
}

/** The ten code colours, each with its ruling, for a light and for a dark page. */
export const palette: readonly PaletteColour[] = [
  colour('madder', rulings.solid, ink('#b51446', '#fed8dd'), ink('#ec7385', '#4e3036')),
  colour('rust', rulings.dashes, ink('#c4530f', '#fedccb'), ink('#f99262', '#52382d')),
  colour('ochre', rulings.thick, ink('#a27900', '#f8e4ad'), ink('#eebc4a', '#4f4326')),
  colour('olive', rulings.dots, ink('#637110', '#e5ebb6'), ink('#a9bd4b', '#3d4327')),
  colour('verdigris', rulings.zigzag, ink('#007742', '#cbf0d8'), ink('#4ebe7d', '#254334')),
  colour('teal', rulings.double, ink('#008283', '#c5eeed'), ink('#57d4d4', '#28494a')),
  colour('azure', rulings.dashDot, ink('#0070b0', '#d0eafb'), ink('#4baeed', '#253f51')),
  colour('indigo', rulings.ticks, ink('#3d36ab', '#e1e4fc'), ink('#7e86ec', '#323551')),
  colour('mauve', rulings.hatch, ink('#9f3dae', '#f6dcf8'), ink('#d689e3', '#49354e')),
  colour('slate', rulings.blocks, ink('#515b6c', '#dcdee1'), ink('#a4abb8', '#3c3e43')),
]

/** What a highlight without a code is drawn in. */
export const uncoded = 'uncoded'

const hexColour = /^#[0-9a-f]{6}$/i

/** A CSS class for any stored colour; an unknown spelling is drawn as uncoded. */
export function colourClass(stored: string): string {
  if (palette.some(({ name }) => name === stored)) return `k-${stored}`
  return hexColour.test(stored) ? `k-${stored.slice(1).toLowerCase()}` : `k-${uncoded}`
}

function inkRule(selector: string, { mark, wash }: Ink): string {
  return `${selector}{--mark:${mark};--wash:${wash}}`
}

function mixedWash(mark: string): string {
  return `color-mix(in srgb,${mark} 22%,var(--paper))`
}

/** A person's own colour borrows a ruling from the palette, always the same one. */
function ownColourRules(hex: string): string {
  const ruling = palette[Number.parseInt(hex.slice(1), 16) % palette.length]?.ruling ?? ''
  return `.${colourClass(hex)}{--mark:${hex};--wash:${mixedWash(hex)};--ruling:${ruling}}`
}

/** CSS for the palette and for the colours of people's own that are in use. */
export function paletteRules(storedColours: Iterable<string>): { light: string; dark: string } {
  const own = [...new Set(storedColours)]
    .filter((stored) => hexColour.test(stored))
    .map((stored) => stored.toLowerCase())
  const uncodedRules = `.k-${uncoded}{--mark:var(--line-2);--wash:var(--sunk);--ruling:${rulings.solid}}`
  const light = palette.map(
    (entry) =>
      `${inkRule(`.k-${entry.name}`, entry.light)}.k-${entry.name}{--ruling:${entry.ruling}}`,
  )
  return {
    light: [...light, uncodedRules, ...[...new Set(own)].sort().map(ownColourRules)].join('\n'),
    dark: palette.map((entry) => inkRule(`.k-${entry.name}`, entry.dark)).join('\n'),
  }
}
