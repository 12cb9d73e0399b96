import { existsSync, mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import {
  annotationOrderNames,
  citingFormatNames,
  type ExportFormatName,
  orderingFormatNames,
  templateKindOf,
  writtenFormatNames,
} from '../../core/api/exportMethods.ts'
import type { Input, Output } from '../../core/api/registry.ts'
import { textFormats } from '../../core/export/exportFormats.ts'
import { citationStyleNames, MAX_CITATION_STYLE } from '../../core/model/citationStyle.ts'
import { AppError } from '../../core/model/error.ts'
import { MAX_TEMPLATE, templateKinds } from '../../core/model/template.ts'
import { type CommandDefinition, type Given, oneOf } from '../command.ts'
import { scopeNamed } from '../exportScope.ts'
import type { Terminal } from '../terminal.ts'
import { lines, plural } from '../text.ts'

type Request = Omit<Input<'export.save'>, 'grant'>
type Saved = Output<'export.save'>

export const exportCommand: CommandDefinition = {
  name: 'export',
  usage: `<project> --format ${writtenFormatNames.join('|')} [--document DOC]... [--code PATH]... [--entity LABEL]... [--annotator A]... [--state S]... [--annotation ID]... [--found QUERY] [--order ${annotationOrderNames.join('|')}] [--template FILE] [--style ${citationStyleNames.join('|')}|FILE.csl] [--out PATH] [--force]`,
  summary: 'Notes and annotations in a format that others read.',
  options: {
    format: 'text',
    document: 'texts',
    code: 'texts',
    entity: 'texts',
    annotator: 'texts',
    state: 'texts',
    annotation: 'texts',
    found: 'text',
    order: 'text',
    template: 'text',
    style: 'text',
    out: 'text',
    force: 'flag',
  },
  positionals: [1, 1],
  async run(given, terminal) {
    const format = formatOf(given)
    const target = targetOf(given, format)
    if (target === null && given.flag('json') && !Object.hasOwn(textFormats, format)) {
      throw new AppError('misuse', `${format} is no text: name a file with --out`)
    }
    const written = {
      ...orderOf(given, format),
      ...templateOf(given, format),
      ...styleOf(given, format),
    }
    const project = given.positional(0)
    // A file that stays is written down in the project, as in the app; what goes to stdout is nobody's file.
    const { mode } = await (target === null
      ? terminal.read(project)
      : terminal.writeOrRead(project))
    const request = { format, scope: await scopeNamed(terminal, given), ...written }
    if (target === null) return toOutput(terminal, request)
    return toFile(terminal, request, { path: target, isRecorded: mode === 'write' })
  },
}

/** A PDF is passed on though no terminal makes one: who asks for it is told what to do instead. */
function formatOf(given: Given): ExportFormatName {
  const name = given.text('format')
  return name === 'pdf' ? name : oneOf('format', writtenFormatNames, name)
}

function orderOf(given: Given, format: ExportFormatName): Pick<Request, 'order'> {
  const name = given.text('order')
  if (name === undefined) return {}
  if (!orderingFormatNames.includes(format)) {
    throw new AppError('misuse', `--order is for --format ${orderingFormatNames.join(', ')}`)
  }
  return { order: oneOf('order', annotationOrderNames, name) }
}

/** The text of the file that --template names. @throws AppError misuse, not_found, too_large, invalid_input */
function templateOf(given: Given, format: ExportFormatName): Pick<Request, 'template'> {
  const file = given.text('template')
  if (file === undefined) return {}
  if (templateKindOf[format] === undefined) {
    throw new AppError('misuse', `--template is for --format ${templateKinds.join(' or ')}`)
  }
  return { template: textOf(file, MAX_TEMPLATE) }
}

/** A style of the app by its name, or the file of one of somebody's own. @throws AppError as `templateOf` */
function styleOf(given: Given, format: ExportFormatName): Pick<Request, 'citationStyle'> {
  const name = given.text('style')
  if (name === undefined) return {}
  if (!citingFormatNames.includes(format)) {
    throw new AppError('misuse', `--style is for --format ${citingFormatNames.join(', ')}`)
  }
  if (/\.csl$/i.test(name)) return { citationStyle: { csl: textOf(name, MAX_CITATION_STYLE) } }
  return { citationStyle: oneOf('style', citationStyleNames, name) }
}

/** @throws AppError not_found, too_large, invalid_input */
function textOf(file: string, characters: number): string {
  const path = resolve(file)
  const found = statSync(path, { throwIfNoEntry: false })
  if (found === undefined || !found.isFile()) throw new AppError('not_found', `no file ${path}`)
  // A character is at most four bytes of UTF-8: what is larger is not even read.
  if (found.size > 4 * characters) throw new AppError('too_large', `${path} is too large`)
  return utf8Of(readFileSync(path), path)
}

function utf8Of(bytes: Uint8Array, path: string): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    throw new AppError('invalid_input', `${path} is not UTF-8`)
  }
}

/** @throws AppError conflict for a file that is there, unless it may be replaced */
function targetOf(given: Given, format: string): string | null {
  const out = given.text('out')
  if (out === undefined) return null
  const target = resolve(out)
  // What people wrote in a vault stays: nothing of theirs is replaced.
  if (format === 'obsidian' && existsSync(target) && statSync(target).isDirectory()) return target
  if (existsSync(target) && !given.flag('force')) {
    throw new AppError('conflict', `${target} exists; --force replaces it`)
  }
  return target
}

interface Target {
  readonly path: string
  /** Whether the project tells later that this file went out. */
  readonly isRecorded: boolean
}

async function toFile(terminal: Terminal, request: Request, { path, isRecorded }: Target) {
  const saved = await terminal.call('export.save', { ...request, grant: terminal.grant(path) })
  return {
    json: { ...answerOf(request, saved), out: path, recorded: isRecorded },
    text: lines([
      `${path}  ${plural(saved.items, 'annotation')}`,
      ...saved.losses.map((loss) => `Not in this format: ${loss.message}`),
      ...(isRecorded ? [] : ['Not written down in the project, which can only be read now.']),
    ]),
  }
}

async function toOutput(terminal: Terminal, request: Request) {
  const folder = mkdtempSync(join(tmpdir(), 'variorum-export-'))
  try {
    const file = join(folder, 'export')
    const saved = await terminal.call('export.save', { ...request, grant: terminal.grant(file) })
    const bytes = readFileSync(file)
    const text = Object.hasOwn(textFormats, request.format) ? bytes.toString('utf8') : null
    const json = { ...answerOf(request, saved), out: null, text }
    return text === null ? { json, text: '', bytes } : { json, text }
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

function answerOf({ format }: Request, { items, losses, size, sha256 }: Saved) {
  return { format, items, losses, size, sha256 }
}
