import { AppError } from '../../core/model/error.ts'
import type { CommandDefinition } from '../command.ts'

/**
 * Here for the help only: serving is a host of its own beside this one, and whoever starts the command
 * starts that program for this word.
 */
export const serveCommand: CommandDefinition = {
  name: 'serve',
  usage: '[<project>] [--port N] [--no-open]',
  summary: 'Open the app in a browser on this machine, until Ctrl+C.',
  options: { port: 'number', 'no-open': 'flag' },
  positionals: [0, 1],
  async run() {
    throw new AppError('unsupported', 'this program cannot serve; use npm run -s variorum -- serve')
  },
}
