import { fork } from 'node:child_process'
import path from 'node:path'

const child = path.join(import.meta.dirname, 'child.mjs')

/**
 * Runs one method several times in a child process and stops it after `limit` seconds.
 *
 * @param {{engineUrl: string, name: string, before: string, after: string, runs: number}} task
 * @param {number} limit
 * @returns {Promise<{times: number[], size?: import('./methods.mjs').Size}>} no times when it was too slow
 */
export function timed(task, limit) {
  return new Promise((resolve, reject) => {
    const result = { times: [], size: undefined }
    const worker = fork(child, { serialization: 'advanced' })
    const timer = setTimeout(() => worker.kill(), limit * 1000)
    worker.on('message', ({ time, size }) => {
      result.times.push(time)
      result.size = size
    })
    worker.on('error', reject)
    worker.on('exit', (code) => {
      clearTimeout(timer)
      if (code) reject(new Error(`${task.name} ended with ${code}`))
      else resolve(result)
    })
    worker.send(task)
  })
}
