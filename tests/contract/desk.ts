import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect } from 'vitest'
import type { Contracts } from './harness.ts'

const question = { title: 'Choose', kinds: [{ name: 'Texts', extensions: ['txt'] }] }

/** What only a host with windows can do; the hosts of these contracts have none and say so. */
export const deskContracts: Contracts = {
  tests: {
    'a host without windows says that it cannot': async (harness) => {
      const { call, grant } = harness()
      const unsupported = { code: 'unsupported' }
      const chosen = call('files.choose', { ...question, isMultiple: true })
      await expect(chosen).rejects.toMatchObject(unsupported)
      const guessed = call('files.grant', { choice: 'guessed' })
      await expect(guessed).rejects.toMatchObject({ code: 'not_found' })
      const target = call('files.chooseTarget', { ...question, name: 'notes.txt' })
      await expect(target).rejects.toMatchObject(unsupported)
      await expect(call('window.open', {})).rejects.toMatchObject(unsupported)
      await expect(call('window.close', {})).rejects.toMatchObject(unsupported)
      await expect(call('window.menu', { parts: [] })).rejects.toMatchObject(unsupported)
      const page = { html: '<p>Words', grant: grant('page.pdf') }
      await expect(call('print.pdf', page)).rejects.toMatchObject(unsupported)
    },

    'a text goes to a file whole, by a grant that serves once': async (harness) => {
      const { call, grant, folder } = harness()
      const once = grant('words.txt')
      expect(await call('files.write', { grant: once, text: 'Wörter' })).toEqual({ bytes: 7 })
      expect(readFileSync(join(folder, 'words.txt'), 'utf8')).toBe('Wörter')
      const again = call('files.write', { grant: once, text: 'Other words' })
      await expect(again).rejects.toMatchObject({ code: 'not_found' })
      const nowhere = { grant: grant('no such folder/words.txt'), text: '' }
      await expect(call('files.write', nowhere)).rejects.toMatchObject({ code: 'not_found' })
      expect(readFileSync(join(folder, 'words.txt'), 'utf8')).toBe('Wörter')
    },
  },
}
