import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { expect } from 'vitest'
import { api, definitionOf, isMethod } from '../../core/api/registry.ts'
import type { AppError } from '../../core/model/error.ts'
import type { Contracts } from './harness.ts'

export const hostContracts: Contracts = {
  tests: {
    'says what it is, before and after the person has a name': async (harness) => {
      const { call } = harness()
      expect(await call('host.info', {})).toMatchObject({ name: 'Variorum', profile: null })
      const profile = await call('profile.set', { name: 'Ada' })
      const renamed = await call('profile.set', { name: 'Ada L.', colour: '#112233' })
      expect(renamed).toEqual({ ...profile, name: 'Ada L.', colour: '#112233' })
      expect((await call('host.info', {})).profile).toEqual(renamed)
    },

    'a project method without a project is not_found': async (harness) => {
      await expect(harness().call('documents.list', {})).rejects.toMatchObject({
        code: 'not_found',
      })
    },

    'creates, closes, remembers and opens a project': async (harness) => {
      const { call, grant } = harness()
      const created = await call('projects.create', { grant: grant('a.variorum'), name: 'Alpha' })
      expect(created).toMatchObject({ name: 'Alpha', mode: 'write' })
      expect(await call('projects.close', {})).toEqual({})
      const [recent] = await call('projects.recent', {})
      expect(recent).toMatchObject({ name: 'Alpha', path: created.path, missing: false })
      const opened = await call('projects.open', { recent: recent?.key ?? '' })
      expect(opened).toEqual(created)
      expect(await call('projects.open', { grant: grant('a.variorum'), mode: 'read' })).toEqual({
        ...created,
        mode: 'read',
      })
      await expect(call('project.rename', { name: 'No' })).rejects.toMatchObject({
        code: 'read_only',
      })
    },

    'a project that is open for reading only refuses whatever writes, and nothing else': async (
      harness,
    ) => {
      const { client, call, grant } = harness()
      await call('projects.open', { grant: grant('a.variorum'), mode: 'read' })
      const outcomes = new Map<string, string>()
      for (const method of Object.keys(api).filter(isMethod)) {
        const { scope, writes } = definitionOf(method)
        if (scope === 'host') continue
        // No input of any of them: what is refused is refused before it is looked at.
        const code = await client.call(method, null as never).then(
          () => 'ok',
          (error: AppError) => error.code,
        )
        outcomes.set(method, `${writes ? 'writes' : 'reads'}: ${code}`)
      }
      expect(outcomes.size).toBeGreaterThan(60)
      expect(new Set(outcomes.values())).toEqual(
        new Set(['writes: read_only', 'reads: invalid_input']),
      )
      await call('projects.close', {})
    },

    'a grant works once; a made-up one never': async (harness) => {
      const { call, grant } = harness()
      const once = grant('a.variorum')
      await call('projects.open', { grant: once, mode: 'read' })
      const again = { grant: once, mode: 'read' } as const
      await expect(call('projects.open', again)).rejects.toMatchObject({ code: 'not_found' })
      const madeUp = { grant: join(harness().folder, 'a.variorum') }
      await expect(call('projects.open', madeUp)).rejects.toMatchObject({ code: 'not_found' })
    },

    'what is not there, not ours or there already is refused and left alone': async (harness) => {
      const { call, grant, file } = harness()
      const missing = { grant: grant('missing.variorum') }
      await expect(call('projects.open', missing)).rejects.toMatchObject({ code: 'not_found' })
      const foreign = { grant: file('foreign.variorum', 'not a database') }
      await expect(call('projects.open', foreign)).rejects.toMatchObject({ code: 'not_a_project' })
      const taken = { grant: grant('a.variorum') }
      await expect(call('projects.create', taken)).rejects.toMatchObject({ code: 'conflict' })
    },

    'makes the sample project, with progress': async (harness) => {
      const { call, grant } = harness()
      const labels: string[] = []
      const options = { onProgress: ({ label }: { label: string }) => labels.push(label) }
      const sample = await call('projects.sample', { grant: grant('sample.variorum') }, options)
      expect(sample).toMatchObject({ mode: 'write' })
      expect(labels.length).toBeGreaterThan(0)
      const [document] = await call('documents.list', {})
      expect(document).toMatchObject({ revisions: [{ revision: 1 }, { revision: 2 }] })
    },

    'restores a backup and keeps the file it replaces': async (harness) => {
      const { call, grant } = harness()
      await call('projects.open', { grant: grant('a.variorum') })
      await call('project.backup', { grant: grant('a.backup') })
      await call('project.rename', { name: 'Changed' })
      await call('projects.close', {})
      const { keptAs } = await call('projects.restore', {
        backup: grant('a.backup'),
        project: grant('a.variorum'),
      })
      expect(keptAs !== null && existsSync(keptAs)).toBe(true)
      expect(await call('projects.open', { grant: grant('a.variorum') })).toMatchObject({
        name: 'Alpha',
      })
    },

    'two clients share a project and both hear what changed, the sender included': async (
      harness,
    ) => {
      const { call, client, connectAnother, grant } = harness()
      const other = await connectAnother()
      await call('projects.open', { grant: grant('a.variorum') })
      await other.call('projects.open', { grant: grant('a.variorum') })
      const heard: [string, number][] = []
      client.onChanged(({ seq }) => heard.push(['sender', seq]))
      other.onChanged(({ seq }) => heard.push(['other', seq]))
      const { seq } = await call('project.rename', { name: 'Shared' })
      // The person joins the project first, by an operation of its own: the last one heard counts.
      const last = () => Object.fromEntries(heard)
      await expect.poll(last).toEqual({ sender: seq, other: seq })
      expect(await other.call('project.info', {})).toMatchObject({ name: 'Shared', seq })
    },
  },
}
