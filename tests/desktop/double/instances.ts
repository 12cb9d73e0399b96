import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

const POLL_MS = 50

type OnOther = (argv: string[], folder: string, data: unknown) => void

/**
 * True for the first process of a user data folder. Any later one leaves word for the first and gets
 * false; one that died without a word is no longer the first.
 */
export function joinInstances(userData: string, data: object, onOther: OnOther): boolean {
  const folder = join(userData, 'double-instances')
  const owner = join(folder, 'owner')
  mkdirSync(folder, { recursive: true })
  if (isAlive(owner)) {
    const message = JSON.stringify({ argv: process.argv, folder: process.cwd(), data })
    writeFileSync(join(folder, `${process.pid}.json`), message)
    return false
  }
  writeFileSync(owner, String(process.pid))
  setInterval(() => hearOthers(folder, onOther), POLL_MS).unref()
  return true
}

function isAlive(owner: string): boolean {
  try {
    process.kill(Number(readFileSync(owner, 'utf8')), 0)
    return true
  } catch {
    // No such file or no such process.
    return false
  }
}

function hearOthers(folder: string, onOther: OnOther): void {
  for (const name of readdirSync(folder).filter((file) => file.endsWith('.json'))) {
    const file = join(folder, name)
    const text = readFileSync(file, 'utf8')
    // Empty: it is just being written.
    if (text === '') continue
    rmSync(file)
    const { argv, folder: workingFolder, data } = JSON.parse(text)
    onOther(argv, workingFolder, data)
  }
}
