import { expect, test } from 'vitest'
import { authorityOf, authorityUri } from './authorityUri.ts'

test('an entity is named by the authority that is best known', () => {
  expect(authorityUri({ geonames: '593116', wikidata: 'Q216' })).toBe(
    'http://www.wikidata.org/entity/Q216',
  )
  expect(authorityUri({ geonames: '593116' })).toBe('https://sws.geonames.org/593116')
})

test('an id with signs in it makes a valid URI and comes back', () => {
  const uri = authorityUri({ gnd: '4-1 <x>' })
  expect(uri).toBe('https://d-nb.info/gnd/4-1%20%3Cx%3E')
  expect(authorityOf(uri ?? '')).toEqual({ authority: 'gnd', id: '4-1 <x>' })
})

test('an authority nobody knows helps only if its id is a web address', () => {
  expect(authorityUri({ mine: '17' })).toBeNull()
  expect(authorityUri({ mine: 'https://example.org/17' })).toBe('https://example.org/17')
  expect(authorityUri({})).toBeNull()
})

test('an id that is the whole address is not put behind another', () => {
  const address = 'http://www.wikidata.org/entity/Q216'
  expect(authorityUri({ wikidata: address })).toBe(address)
})

test('other spellings of an address are understood', () => {
  for (const uri of [
    'https://www.wikidata.org/wiki/Q216',
    'http://wikidata.org/entity/Q216',
    'https://www.wikidata.org/entity/Q216',
  ]) {
    expect(authorityOf(uri)).toEqual({ authority: 'wikidata', id: 'Q216' })
  }
  expect(authorityOf('https://www.geonames.org/593116/')?.id).toBe('593116')
  expect(authorityOf('https://example.org/Q216')).toBeNull()
  expect(authorityOf('https://d-nb.info/gnd/%E0%A4%A')?.id).toBe('%E0%A4%A')
})
