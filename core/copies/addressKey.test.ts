import { expect, test } from 'vitest'
import { addressKey } from './addressKey.ts'

test.each([
  'https://www.Paper.example/flood/',
  'http://paper.example/flood',
  'https://paper.example:443/flood#comments',
  ' https://paper.example/flood?utm_source=mail&fbclid=x ',
  'https://somebody@paper.example/flood',
])('%s is one page', (address) => {
  expect(addressKey(address)).toBe('paper.example/flood')
})

test('what leads elsewhere has another key', () => {
  const keys = ['/flood?page=2', '/Flood', '/flood/2', '/flood?id=1&page=2'].map((rest) =>
    addressKey(`https://paper.example${rest}`),
  )
  expect(new Set([...keys, addressKey('https://paper.example/flood')]).size).toBe(5)
  expect(addressKey('https://p.example/a?b=1&a=2')).toBe(addressKey('https://p.example/a?a=2&b=1'))
})

test('what is no web address has none', () => {
  expect([null, 7, '', 'ftp://a/b', 'file:///a', 'a title'].map(addressKey)).toEqual(
    Array.from({ length: 6 }, () => null),
  )
})
