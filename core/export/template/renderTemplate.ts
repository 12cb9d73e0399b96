/// <reference path="./liquidBrowser.d.ts" />
import {
  Context,
  type Emitter,
  Liquid,
  LiquidError,
  toValueSync,
} from 'liquidjs/dist/liquid.browser.mjs'
import type { AppError } from '../../model/error.ts'
import type { TemplateKind } from '../../model/template.ts'
import { escapeHtml } from '../../text/escapeHtml.ts'
import { blockQuote, codeSpan, inlineMarkdown } from '../markdownSyntax.ts'
import { templateError } from './templateError.ts'

/** What a template may use up. */
export interface TemplateLimits {
  /** Milliseconds. */
  readonly time: number
  /** UTF-16 units that it writes, and as many that its filters make on the way. */
  readonly characters: number
}

const usualLimits: TemplateLimits = { time: 60_000, characters: 100_000_000 }

/** They read other templates: a template of ours stands by itself. */
const tagsLeftOut = ['include', 'render', 'layout', 'block']

/**
 * By chance, asynchronous, or with a little language in a text, whose errors would have no place in the
 * template.
 */
const filtersLeftOut = [
  'sample',
  'sha256',
  'hmac_sha256',
  'where_exp',
  'reject_exp',
  'group_by_exp',
  'has_exp',
  'find_exp',
  'find_index_exp',
]

const filtersOfOurs = {
  blockquote: blockQuote,
  escape_markdown: inlineMarkdown,
  code_span: codeSpan,
}

/** What becomes of a value that is written. */
const writers: Readonly<Record<TemplateKind, (text: string) => string>> = {
  markdown: (text) => text,
  html: escapeHtml,
}

/**
 * Fills a template in the language Liquid. Unknown variables, filters and tags are errors; no file is read.
 * @throws AppError invalid_input, with a `TemplateFault` as its details' `template`
 */
export function renderTemplate(
  kind: TemplateKind,
  template: string,
  model: object,
  limits: TemplateLimits = usualLimits,
): string {
  const liquid = engine(kind, limits)
  const context = { liquid }
  try {
    const templates = liquid.parse(template)
    const scope = new Context(model, liquid.options, { sync: true }, context)
    const page = new Page(limits.characters)
    toValueSync(liquid.renderer.renderTemplates(templates, scope, page))
    return page.buffer
  } catch (error) {
    throw LiquidError.is(error) ? faultOf(error, template, limits) : error
  }
}

function engine(kind: TemplateKind, limits: TemplateLimits): Liquid {
  const write = writers[kind]
  const liquid = new Liquid({
    strictFilters: true,
    strictVariables: true,
    // {% if name %} asks whether there is one.
    lenientIf: true,
    ownPropertyOnly: true,
    relativeReference: false,
    timezoneOffset: 0,
    locale: 'en',
    renderLimit: limits.time,
    memoryLimit: limits.characters,
    outputEscape: (value) => write(textOf(value)),
  })
  for (const name of tagsLeftOut) delete liquid.tags[name]
  for (const name of filtersLeftOut) liquid.unregisterFilter(name)
  for (const [name, filter] of Object.entries(filtersOfOurs)) {
    liquid.registerFilter(name, (value) => filter(textOf(value)))
  }
  return liquid
}

/** What is written so far. The library limits what its filters make, not what comes out. */
class Page implements Emitter {
  buffer = ''
  readonly #characters: number

  constructor(characters: number) {
    this.#characters = characters
  }

  write(value: unknown): void {
    const text = textOf(value)
    if (this.buffer.length + text.length > this.#characters) throw new Error(TOO_MUCH)
    this.buffer += text
  }
}

const TOO_MUCH = 'it writes too much'

/** A value as text; of an object, which has none, its names and values. */
function textOf(value: unknown): string {
  if (value === null || value === undefined) return ''
  if (Array.isArray(value)) return value.map(textOf).join('')
  return typeof value === 'object' ? JSON.stringify(value) : String(value)
}

function faultOf(error: LiquidError, template: string, limits: TemplateLimits): AppError {
  const [line = 1, column = 1] = error.token.getPosition()
  return templateError(template, { line, column }, reasonOf(error, limits))
}

/** The library's reason, without the place that it puts behind it; of a limit, in words of ours. */
function reasonOf(error: LiquidError, { time }: TemplateLimits): string {
  const reason = error.originalError?.message ?? error.message.replace(/, line:\d+, col:\d+$/, '')
  if (reason === 'template render limit exceeded') return `it takes longer than ${time / 1000} s`
  if (reason === 'memory alloc limit exceeded' || reason === 'Invalid string length') {
    return TOO_MUCH
  }
  return reason === 'Maximum call stack size exceeded' ? 'it is nested too deeply' : reason
}
