import { spawn } from 'node:child_process'
import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { text } from 'node:stream/consumers'
import { pathToFileURL } from 'node:url'
import { beforeEach, describe, expect, onTestFinished, test } from 'vitest'
import { depsAreCurrent, ensureDeps, isNewEnough, privateNode, projectRoot } from './bootstrap.mjs'
import { withoutOuterProject } from './npm.mjs'

let root = ''

beforeEach(() => {
  root = fs.realpathSync(fs.mkdtempSync(path.join(os.tmpdir(), 'variorum-checkout-')))
  onTestFinished(() => fs.rmSync(root, { recursive: true, force: true }))
})

function write(name: string, text: string): void {
  fs.mkdirSync(path.dirname(path.join(root, name)), { recursive: true })
  fs.writeFileSync(path.join(root, name), text)
}

type Packages = Record<string, { version: string; optional?: boolean }>

function writeLock(name: string, packages: Packages): void {
  write(name, JSON.stringify({ packages: { '': { name: 'some' }, ...packages } }))
}

const wanted: Packages = {
  'node_modules/left': { version: '1.0.0' },
  'node_modules/@other/platform': { version: '2.0.0', optional: true },
}

/** What npm leaves behind when it is done. */
async function install(): Promise<number> {
  write('node_modules/left/package.json', '{}')
  writeLock('node_modules/.package-lock.json', { 'node_modules/left': { version: '1.0.0' } })
  return 0
}

describe('dependencies are current', () => {
  beforeEach(async () => {
    writeLock('package-lock.json', wanted)
    await install()
  })

  test('when all but the packages of other platforms are there', () => {
    expect(depsAreCurrent(root)).toBe(true)
  })

  test('but not when a version differs', () => {
    writeLock('package-lock.json', { 'node_modules/left': { version: '1.0.1' } })
    expect(depsAreCurrent(root)).toBe(false)
  })

  test('but not when a package is missing from what npm installed', () => {
    writeLock('package-lock.json', { ...wanted, 'node_modules/right': { version: '1.0.0' } })
    expect(depsAreCurrent(root)).toBe(false)
  })

  test('but not when a folder was deleted', () => {
    fs.rmSync(path.join(root, 'node_modules/left'), { recursive: true })
    expect(depsAreCurrent(root)).toBe(false)
  })

  test('but not when an install was interrupted', () => {
    write('node_modules/.package-lock.json', '{"packages": {')
    expect(depsAreCurrent(root)).toBe(false)
  })
})

test('two commands at once install once', async () => {
  writeLock('package-lock.json', wanted)
  let installs = 0
  const slowInstall = async () => {
    installs++
    await new Promise((resolve) => setTimeout(resolve, 50))
    return await install()
  }
  const options = { root, install: slowInstall }
  await Promise.all([ensureDeps(options), ensureDeps(options)])
  expect(installs).toBe(1)
})

test.each([
  ['18.20.8', false],
  ['20.20.2', false],
  ['22.14.9', false],
  ['22.15.0', true],
  ['24.0.0', true],
])('Node %s is new enough: %s', (version, expected) => {
  expect(isNewEnough(version)).toBe(expected)
})

test('every platform that is offered a private Node finds it in the lock file', () => {
  const file = path.join(projectRoot, 'scripts', 'runtime', 'package-lock.json')
  const { packages } = JSON.parse(fs.readFileSync(file, 'utf8'))
  const platforms = ['darwin', 'win32', 'linux'].flatMap((platform) =>
    ['arm64', 'x64'].map((arch) => ({ platform, arch })),
  )
  for (const { platform, arch } of platforms) {
    const binary = privateNode('runtime', platform, arch)
    const entry = packages[`node_modules/${binary?.name}`]
    expect(isNewEnough(entry.version)).toBe(true)
    expect(entry).toMatchObject({ os: platform, cpu: arch, optional: true })
    const file = path.join('runtime', 'node_modules', binary?.name ?? '', entry.bin.node)
    expect(binary?.file).toBe(file)
  }
  expect(privateNode('runtime', 'aix', 'ppc64')).toBeUndefined()
})

test('an inner npm does not take the outer project for its own', () => {
  const inherited = { npm_config_cache: '/c', npm_execpath: '/npm-cli.js', PATH: '/bin' }
  const outer = {
    npm_config_local_prefix: '/outer',
    npm_config_prefix: '/usr',
    npm_package_name: 'outer',
    npm_lifecycle_event: 'test',
  }
  expect(withoutOuterProject({ ...inherited, ...outer })).toEqual(inherited)
})

// The stand-in for a newer Node is a shell script.
describe.runIf(process.platform !== 'win32')('on an old Node', () => {
  const answer = `
    process.on('SIGTERM', () => { console.log('asked to stop'); process.exit(9) })
    console.log(JSON.stringify({ runner: process.env.RUNNER, args: process.argv.slice(2) }))
    if (process.argv[2] === 'wait') setInterval(() => {}, 1000)
    else process.exitCode = 7
  `

  /** A script that believes to run on Node 20 until the stand-in runs it. */
  function writeScript(installer: string): string {
    const bootstrap = pathToFileURL(path.join(projectRoot, 'scripts', 'bootstrap.mjs')).href
    write(
      'script.mjs',
      `import fs from 'node:fs'
       import { ensureNode } from ${JSON.stringify(bootstrap)}
       const version = process.env.RUNNER ? '24.0.0' : '20.20.2'
       const install = async (runtime) => { ${installer} }
       await ensureNode(import.meta.url, { root: ${JSON.stringify(root)}, version, install })
       ${answer}`,
    )
    return path.join(root, 'script.mjs')
  }

  const binary = () => privateNode(path.join(root, 'scripts', 'runtime'))

  function writeStandIn(file: string): void {
    write(file, `#!/bin/sh\nRUNNER=stand-in exec ${process.execPath} "$@"\n`)
    fs.chmodSync(path.join(root, file), 0o755)
  }

  function start(args: string[]) {
    return spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'pipe'] })
  }

  async function finish(child: ReturnType<typeof start>) {
    const [stdout, stderr] = await Promise.all([
      text(child.stdout),
      text(child.stderr),
      new Promise((resolve) => child.on('close', resolve)),
    ])
    return { code: child.exitCode, stdout, stderr }
  }

  test('the private one runs the same script, and its answer and exit code are ours', async () => {
    writeStandIn(path.relative(root, binary()?.file ?? ''))
    const child = start([writeScript('return 1'), 'one', 'two words', '--three'])
    const { code, stdout } = await finish(child)
    const expected = { runner: 'stand-in', args: ['one', 'two words', '--three'] }
    expect(JSON.parse(stdout)).toEqual(expected)
    expect(code).toBe(7)
  })

  test('it is fetched once if it is not there, without a word on standard output', async () => {
    writeStandIn('stand-in')
    const target = JSON.stringify(binary()?.file)
    const script = writeScript(`
      fs.appendFileSync(${JSON.stringify(path.join(root, 'installs'))}, 'x')
      fs.mkdirSync(${JSON.stringify(path.dirname(binary()?.file ?? ''))}, { recursive: true })
      fs.copyFileSync(${JSON.stringify(path.join(root, 'stand-in'))}, ${target})
      return 0`)
    const results = await Promise.all([finish(start([script, 'a'])), finish(start([script, 'b']))])
    expect(results.map(({ stdout }) => JSON.parse(stdout).args)).toEqual([['a'], ['b']])
    expect(fs.readFileSync(path.join(root, 'installs'), 'utf8')).toBe('x')
  })

  test('when it cannot be fetched, one line says what to install', async () => {
    const { code, stdout, stderr } = await finish(start([writeScript('return 1')]))
    expect({ code, stdout }).toEqual({ code: 1, stdout: '' })
    expect(stderr).toMatch(/Install Node 22\.15 or newer\.\n$/)
  })

  test('a signal reaches the script, and its end is ours', async () => {
    writeStandIn(path.relative(root, binary()?.file ?? ''))
    const child = start([writeScript('return 1'), 'wait'])
    child.stdout.once('data', () => child.kill('SIGTERM'))
    const { code, stdout } = await finish(child)
    expect(stdout).toMatch(/asked to stop\n$/)
    expect(code).toBe(9)
  })
})
