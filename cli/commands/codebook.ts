import { exportText } from '../../core/export/exportText.ts'
import { relationText } from '../../core/model/relation.ts'
import type { CommandDefinition } from '../command.ts'
import { lines, plural } from '../text.ts'

export const codesCommand: CommandDefinition = {
  name: 'codes',
  usage: '<project>',
  summary: 'The codebook with counts.',
  options: {},
  positionals: [1, 1],
  async run(given, terminal) {
    await terminal.read(given.positional(0))
    const codes = await terminal.call('codes.list', {})
    return {
      json: codes.map((code) => ({ ...code, path: code.path.join('/') })),
      text: lines(
        codes.map((code) => `${code.path.join('/')}  ${plural(code.highlights, 'highlight')}`),
      ),
    }
  },
}

export const entitiesCommand: CommandDefinition = {
  name: 'entities',
  usage: '<project>',
  summary: 'The entities with their aliases and counts of mentions.',
  options: {},
  positionals: [1, 1],
  async run(given, terminal) {
    await terminal.read(given.positional(0))
    const entities = await terminal.call('entities.list', {})
    return {
      json: entities,
      text: lines(
        entities.map(
          ({ label, type, mentions }) => `${label}  ${type}  ${plural(mentions, 'mention')}`,
        ),
      ),
    }
  },
}

export const relationsCommand: CommandDefinition = {
  name: 'relations',
  usage: '<project>',
  summary: 'What entities are to each other, and the passages that bear it out.',
  options: {},
  positionals: [1, 1],
  async run(given, terminal) {
    await terminal.read(given.positional(0))
    const relations = await terminal.call('relations.list', {})
    return {
      json: relations,
      text: lines(
        relations.map((relation) => {
          const count = relation.evidence.length
          return `${relationText(relation)}  ${count === 0 ? exportText.noPassage : plural(count, 'passage')}`
        }),
      ),
    }
  },
}
