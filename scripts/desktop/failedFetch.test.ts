import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { forgetFailedFetch, recallFailedFetch, rememberFailedFetch } from './failedFetch.mjs'

test('a failure is remembered for an hour, for its version, until it is forgotten', () => {
  const root = fs.mkdtempSync(path.join(os.tmpdir(), 'variorum-memory-'))
  onTestFinished(() => fs.rmSync(root, { recursive: true, force: true }))
  const at = Date.UTC(2026, 0, 1)
  expect(recallFailedFetch(root, '1.0.0', at)).toBeUndefined()
  const failed = { version: '1.0.0', at, reason: 'no answer' }
  rememberFailedFetch(root, failed)
  expect(recallFailedFetch(root, '1.0.0', at + 59 * 60_000)).toEqual(failed)
  expect(recallFailedFetch(root, '1.0.0', at + 61 * 60_000)).toBeUndefined()
  expect(recallFailedFetch(root, '1.0.0', at - 1)).toBeUndefined()
  expect(recallFailedFetch(root, '1.0.1', at)).toBeUndefined()
  forgetFailedFetch(root)
  expect(recallFailedFetch(root, '1.0.0', at)).toBeUndefined()
})
