import { expect, test } from 'vitest'
import { colourClass, palette, paletteRules } from './palette.ts'

test('every colour of the palette has a ruling of its own, and inks for light and dark', () => {
  expect(palette.map(({ name }) => name)).toEqual(
    'madder rust ochre olive verdigris teal azure indigo mauve slate'.split(' '),
  )
  expect(new Set(palette.map(({ ruling }) => ruling)).size).toBe(10)
  const { light, dark } = paletteRules([])
  for (const { name } of palette) {
    expect(light).toContain(`.k-${name}{--mark:`)
    expect(light).toContain(`.k-${name}{--ruling:`)
    expect(dark).toContain(`.k-${name}{--mark:`)
  }
})

test('a colour of one’s own gets a wash and a ruling too', () => {
  expect(paletteRules(['#12AB9F', '#12ab9f']).light.match(/\.k-12ab9f\{/g)).toHaveLength(1)
  expect(colourClass('#12AB9F')).toBe('k-12ab9f')
})

test('nothing that is no colour gets into the style sheet', () => {
  const trap = '#12ab9f}body{display:none'
  expect(colourClass(trap)).toBe('k-uncoded')
  expect(paletteRules([trap]).light).not.toContain('display:none')
})
