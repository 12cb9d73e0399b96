import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { parse } from 'yaml'
import { appId } from './appId.ts'

test('the app calls itself what its installer calls it', () => {
  const settings = new URL('../electron-builder.yml', import.meta.url)
  expect(parse(readFileSync(settings, 'utf8')).appId).toBe(appId)
})
