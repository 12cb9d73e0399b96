import { spawn } from 'node:child_process'
import fs from 'node:fs'
import path from 'node:path'
import { projectRoot } from './bootstrap.mjs'

/** @typedef {{ code: number, output: string }} Outcome */

/**
 * Runs a Node program of an installed package, by file: no shell and no shim, so that it works the
 * same on every system.
 *
 * @param {string} packageName
 * @param {string} program a key of its package.json's bin
 * @param {string[]} args
 * @returns {Promise<Outcome>}
 */
export function runTool(packageName, program, args) {
  return run(process.execPath, [toolFile(packageName, program), ...args])
}

/**
 * @param {string} packageName
 * @param {string} program
 */
export function toolFile(packageName, program) {
  const folder = path.join(projectRoot, 'node_modules', packageName)
  const manifest = JSON.parse(fs.readFileSync(path.join(folder, 'package.json'), 'utf8'))
  return path.join(folder, manifest.bin[program])
}

/**
 * @param {string} file
 * @param {string[]} args
 * @param {{ cwd?: string, env?: NodeJS.ProcessEnv, shell?: boolean, timeout?: number }} [options]
 * @returns {Promise<Outcome>} both streams together, in the order they came
 */
export function run(file, args, options = {}) {
  return new Promise((resolve) => {
    const child = spawn(file, args, {
      cwd: projectRoot,
      ...options,
      stdio: ['ignore', 'pipe', 'pipe'],
    })
    let output = ''
    for (const stream of [child.stdout, child.stderr]) {
      stream.setEncoding('utf8').on('data', (text) => {
        output += text
      })
    }
    child.on('error', (error) => resolve({ code: 1, output: error.message }))
    child.on('close', (code) => resolve({ code: code ?? 1, output }))
  })
}
