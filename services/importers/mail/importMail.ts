import PostalMime, { type Address, type Email } from 'postal-mime'
import { cslDateOf } from '../../../core/bibliography/cslDate.ts'
import { AppError } from '../../../core/model/error.ts'
import type { RichNode, RichText } from '../../../core/model/richText.ts'
import type { ExtractedSource, ReportLine } from '../../../core/model/source.ts'
import { contentOfPlainText } from '../../../core/text/plainText.ts'
import { textOfContent } from '../../../core/text/textOfContent.ts'
import { factsOf } from '../dublinCore.ts'
import { parsePage } from '../html/parsePage.ts'
import { richTextOfHtml } from '../html/richTextOfHtml.ts'
import { instantOf } from '../instantOf.ts'
import type { SourceFile } from '../sourceFile.ts'

/**
 * Imports a mail message: who wrote to whom, when and about what, then its text, as plain text where it
 * has one. Attachments are named, not read. Throws AppError `corrupt` for what is no message.
 */
export async function importMail({ bytes }: SourceFile): Promise<ExtractedSource> {
  const mail = await parse(bytes)
  const lines = headLines(mail)
  const body = bodyOf(mail)
  const head = lines.map(
    (text): RichNode => ({ type: 'paragraph', content: [{ type: 'text', text }] }),
  )
  if (head.length === 0 && body.content === undefined) {
    throw new AppError('corrupt', 'the mail message has neither a sender nor a text')
  }
  const nodes = [...head, ...(body.content ?? [])]
  const content: RichText = { type: 'doc', content: nodes }
  const { text, blocks } = textOfContent(content)
  const date = instantOf(mail.date)
  return {
    extractor: 'variorum/mail',
    extractorVersion: '1',
    mediaType: 'message/rfc822',
    encoding: null,
    ...factsOf({
      type: 'personal_communication',
      title: mail.subject,
      authors: mail.from === undefined ? [] : [nameOf(mail.from)],
      issued: date === null ? null : cslDateOf(date),
    }),
    text,
    content,
    blocks,
    pages: [],
    annotations: [],
    report: attachmentsLine(mail),
  }
}

async function parse(bytes: Uint8Array): Promise<Email> {
  try {
    return await PostalMime.parse(new Uint8Array(bytes))
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error)
    throw new AppError('corrupt', `the mail message cannot be read: ${reason}`)
  }
}

function headLines({ from, to, cc, date, subject }: Email): string[] {
  const all = (people: readonly Address[] | undefined): string =>
    (people ?? []).map(written).join(', ')
  const lines: ReadonlyArray<readonly [name: string, value: string | undefined]> = [
    ['From', from === undefined ? '' : written(from)],
    ['To', all(to)],
    ['Cc', all(cc)],
    ['Date', date],
    ['Subject', subject],
  ]
  return lines.flatMap(([name, value]) => {
    const flat = value?.replaceAll(/\s+/g, ' ').trim() ?? ''
    return flat === '' ? [] : [`${name}: ${flat}`]
  })
}

function nameOf(address: Address): string {
  return address.name || address.address || ''
}

function written(address: Address): string {
  if (address.group !== undefined)
    return `${address.name}: ${address.group.map(written).join(', ')}`
  const { name, address: mailbox } = address
  return name && mailbox ? `${name} <${mailbox}>` : name || mailbox || ''
}

function bodyOf({ text, html }: Email): RichText {
  const plain = text?.replaceAll(/\r\n?/g, '\n') ?? ''
  if (plain.trim() !== '') return contentOfPlainText(plain).content
  if (!html) return { type: 'doc' }
  const page = parsePage(html)
  return richTextOfHtml(page.body ?? page.document, null).content
}

function attachmentsLine({ attachments }: Email): ReportLine[] {
  if (attachments.length === 0) return []
  const names = attachments.map(({ filename, mimeType }) => filename ?? mimeType)
  const message = `Attachments left out: ${names.join(', ')}.`
  return [{ code: 'attachments-left-out', message }]
}
