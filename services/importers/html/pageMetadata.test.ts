import { describe, expect, test } from 'vitest'
import { pageFactsOf } from './pageFacts.ts'
import { pageMetadataOf } from './pageMetadata.ts'
import { parsePage } from './parsePage.ts'

function metadataOf(head: string) {
  return pageMetadataOf(pageFactsOf(parsePage(head)), null)
}

describe('what a page says of itself', () => {
  test('by meta elements', () => {
    const head = `<html lang=de><title>Wetter – Zeitung</title><meta property=og:title content="Das Wetter">
      <meta name=author content="Anna  Alt"><meta name=author content="Bo Neu">
      <meta property=og:site_name content="Die Zeitung"><link rel=canonical href=https://z.example/w>
      <meta property=article:published_time content="2024-03-05T23:10:00+01:00">
      <meta name=Description content="Regen.">`
    expect(metadataOf(head)).toEqual({
      title: 'Das Wetter',
      language: 'de',
      metadata: {
        type: 'webpage',
        title: 'Das Wetter',
        author: [{ literal: 'Anna Alt' }, { literal: 'Bo Neu' }],
        'container-title': 'Die Zeitung',
        publisher: 'Die Zeitung',
        issued: { 'date-parts': [[2024, 3, 5]] },
        URL: 'https://z.example/w',
        language: 'de',
        abstract: 'Regen.',
      },
    })
  })

  test('by JSON-LD, the article before the page it is on', () => {
    const graph = {
      '@context': 'https://schema.org',
      '@graph': [
        { '@type': 'WebPage', name: 'A page' },
        {
          '@type': ['NewsArticle'],
          headline: 'Flood',
          author: [{ '@type': 'Person', name: 'C. Dry' }, 'E. Wet'],
          publisher: { name: 'The Paper' },
          datePublished: '2023-11',
          inLanguage: 'en_GB',
          url: 'https://paper.example/flood',
        },
      ],
    }
    const head = `<script type=application/ld+json>${JSON.stringify(graph)}</script>`
    expect(metadataOf(head)).toMatchObject({
      title: 'Flood',
      language: 'en-GB',
      metadata: {
        author: [{ literal: 'C. Dry' }, { literal: 'E. Wet' }],
        publisher: 'The Paper',
        issued: { 'date-parts': [[2023, 11]] },
        URL: 'https://paper.example/flood',
      },
    })
  })

  test.each([
    ['<link rel="license" href=https://cc.example/by>', 'https://cc.example/by'],
    ['<p>x<a rel="nofollow license" href=https://cc.example/by>CC BY</a>', 'https://cc.example/by'],
    ['<meta name=DC.rights content="CC BY 4.0">', 'CC BY 4.0'],
    ['<a href=https://cc.example/by>licences</a>', undefined],
  ])('its licence: %s', (head, licence) => {
    expect(metadataOf(head).metadata['license']).toBe(licence)
  })

  test('its DOI without the address of the resolver', () => {
    const head = '<meta name=citation_doi content="https://doi.org/10.1000/182">'
    expect(metadataOf(head).metadata).toMatchObject({ DOI: '10.1000/182' })
  })

  test.each([
    ['<time datetime=2020-01-02>yesterday</time>', { 'date-parts': [[2020, 1, 2]] }],
    ['<meta name=date content="5 mars 2021">', { raw: '5 mars 2021' }],
    ['<meta property=article:modified_time content=2019-07-08>', { 'date-parts': [[2019, 7, 8]] }],
  ])('its date by %s', (head, issued) => {
    expect(metadataOf(head).metadata).toMatchObject({ issued })
  })

  test.each([
    ['<!-- saved from url=(0024)https://a.example/saved --><p>x'],
    [
      '<!doctype html><html lang=en><!--\n Page saved with SingleFile \n url: https://a.example/saved \n--><p>x',
    ],
    [
      '<base href=https://b.example/><link rel=canonical href=/no><meta property=og:url content=https://a.example/saved>',
    ],
  ])('its address: %s', (head) => {
    expect(metadataOf(head).metadata['URL']).toBe('https://a.example/saved')
  })
})

describe('what is not believed', () => {
  test.each([
    ['an address for an author', '<meta name=author content=https://x.example/anna>'],
    ['a script for an address', '<link rel=canonical href=javascript:alert(1)>'],
    ['a sentence for a language', '<html lang="in many languages">'],
    ['JSON-LD that is none', '<script type=application/ld+json>{"@type":"Article",</script>'],
    ['JSON-LD of other shapes', '<script type=application/ld+json>[null,1,{"@type":7}]</script>'],
  ])('%s', (_, head) => {
    expect(metadataOf(head)).toEqual({ title: null, language: null, metadata: { type: 'webpage' } })
  })
})
