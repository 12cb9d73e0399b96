import { spawn } from 'node:child_process'
import path from 'node:path'

/**
 * Runs npm with its output on stderr.
 *
 * @param {string[]} args
 * @param {string} cwd
 * @returns {Promise<number>} its exit code
 */
export function npm(args, cwd) {
  const command = npmCommand(args)
  const child = spawn(command.file, command.args, {
    ...command.options,
    cwd,
    stdio: ['ignore', 2, 2],
  })
  return new Promise((resolve) => {
    child.on('error', (error) => {
      process.stderr.write(`npm did not start: ${error.message}\n`)
      resolve(1)
    })
    child.on('close', (code) => resolve(code ?? 1))
  })
}

/**
 * How to start npm: the very one that runs us where there is one, else the one on the path.
 *
 * @param {string[]} args
 */
export function npmCommand(args) {
  const script = process.env['npm_execpath']
  const isNpm = script !== undefined && path.basename(script) === 'npm-cli.js'
  const env = withoutOuterProject(process.env)
  if (isNpm) return { file: process.execPath, args: [script, ...args], options: { env } }
  // On Windows npm is a script, which only a shell can start.
  return { file: 'npm', args, options: { env, shell: process.platform === 'win32' } }
}

/**
 * Inside `npm test` these variables point at the project whose script is running, and would make an
 * inner npm work on that one whatever its folder.
 *
 * @param {NodeJS.ProcessEnv} environment
 */
export function withoutOuterProject(environment) {
  const outer = /^npm_(config_local_prefix$|config_prefix$|package_|lifecycle_)/
  return Object.fromEntries(Object.entries(environment).filter(([name]) => !outer.test(name)))
}
