/// <reference path="./liquidBrowser.d.ts" />
import {
  Context,
  type Emitter,
  Liquid,
  LiquidError,
  toValueSync,
} from 'liquidjs/dist/liquid.browser.mjs'
import { AppError } from '../../model/error.ts'
import type { Instant } from '../../model/id.ts'
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

/** They know `now` and `today`. */
const filtersOfDates = [
  'date',
  'date_to_xmlschema',
  'date_to_rfc822',
  'date_to_string',
  'date_to_long_string',
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

/** What every template is given: its `now` is when the export is made. */
interface Given {
  readonly exportedAt: Instant
}

/**
 * Fills a template in the language Liquid. Unknown variables, filters and tags are errors; no file is read, no
 * clock but for the limit of time.
 * @throws AppError invalid_input, with a `TemplateFault` as its details' `template`
 */
export function renderTemplate(
  kind: TemplateKind,
  template: string,
  model: Given,
  limits: TemplateLimits = usualLimits,
): string {
  const liquid = engine(kind, model.exportedAt, limits)
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

function engine(kind: TemplateKind, now: Instant, limits: TemplateLimits): Liquid {
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
  for (const name of filtersOfDates) setClock(liquid, name, now)
  return liquid
}

/** Has a filter of dates take our time where it would look at the clock of the machine. */
function setClock(liquid: Liquid, name: string, now: Instant): void {
  const filter = liquid.filters[name]
  if (typeof filter !== 'function') throw new AppError('internal', `no filter ${name}`)
  liquid.registerFilter(name, function (value, ...rest) {
    return filter.call(this, value === 'now' || value === 'today' ? now : value, ...rest)
  })
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
const TOO_DEEP = 'it is nested too deeply'

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
  // An expression that is sought when the stack is nearly full says it in words of its own.
  return /Maximum call stack size exceeded|Stack overflow$/.test(reason) ? TOO_DEEP : reason
}
