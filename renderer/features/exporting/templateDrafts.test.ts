import { beforeEach, describe, expect, test } from 'vitest'
import { draftKey, isOvertaken, settleDraft, templateDrafts } from './templateDrafts.ts'

const kept = { name: 'List', text: 'one' }
const typed = { name: 'List', text: 'two', before: kept }

describe('a draft is overtaken', () => {
  test('by another text or name that was kept since typing began', () => {
    expect(isOvertaken(typed, { ...kept, text: 'three' })).toBe(true)
    expect(isOvertaken(typed, { ...kept, name: 'Other' })).toBe(true)
  })

  test('not by what it began with, nor by what it is itself', () => {
    expect(isOvertaken(typed, kept)).toBe(false)
    expect(isOvertaken(typed, { name: 'List', text: 'two' })).toBe(false)
    expect(isOvertaken({ ...typed, before: null }, kept)).toBe(false)
  })
})

describe('a draft that is kept', () => {
  const from = draftKey('/a.variorum', null, 'html')
  const to = draftKey('/a.variorum', 'id', 'html')
  beforeEach(() => templateDrafts.set({ [from]: { ...typed, before: null }, [to]: undefined }))

  test('is no draft any more', () => {
    settleDraft(from, to, {
      sent: { name: 'List', text: 'two' },
      kept: { name: 'List', text: 'two' },
    })
    expect(templateDrafts.get()).toEqual({ [from]: undefined, [to]: undefined })
  })

  test('and typed on meanwhile is a draft of what is kept, be it new or not', () => {
    settleDraft(from, to, { sent: { name: 'List', text: 't' }, kept: { name: 'List', text: 't' } })
    const after = { ...typed, before: { name: 'List', text: 't' } }
    expect(templateDrafts.get()).toEqual({ [from]: undefined, [to]: after })
    settleDraft(to, to, { sent: { name: 'List', text: 'tw' }, kept: { name: 'List', text: 'tw' } })
    expect(templateDrafts.get()[to]).toEqual({ ...typed, before: { name: 'List', text: 'tw' } })
  })
})

test('another project has drafts of its own', () => {
  expect(draftKey('/a.variorum', null, 'html')).not.toBe(draftKey('/b.variorum', null, 'html'))
  expect(draftKey('/a.variorum', 'id', 'html')).not.toBe(draftKey('/b.variorum', 'id', 'html'))
})
