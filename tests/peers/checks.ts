import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { strFromU8, unzipSync } from 'fflate'
import { annotationChecks } from './annotationChecks.ts'
import { citedSources } from './citedSources.ts'
import { countOf, lacking } from './compare.ts'
import {
  everythingIn,
  mustBe,
  notesIn,
  output,
  type PeerCheck,
  partOf,
  passagesIn,
} from './findings.ts'
import { convertByOffice } from './peers.ts'
import type { SampleExports } from './sampleExports.ts'
import { tableChecks } from './tableChecks.ts'

const schemas = new URL('../fixtures/refi-qda/schema/', import.meta.url).pathname

export const peerChecks: readonly PeerCheck[] = [
  ...tableChecks,
  ...annotationChecks,
  {
    format: 'docx',
    peers: ['soffice', 'pdftotext'],
    run: async (sample, file) => passagesIn(sample, await pagesByOffice(sample, file)),
  },
  {
    format: 'docx',
    peers: ['pandoc'],
    run: async (sample, file) => {
      const comments = strFromU8(partOf(file, 'word/comments.xml'))
      return commentsIn(sample, file, countOf(comments, /<w:comment /g))
    },
  },
  {
    format: 'odt',
    peers: ['soffice', 'pdftotext'],
    run: async (sample, file) => passagesIn(sample, await pagesByOffice(sample, file)),
  },
  {
    // Pandoc leaves comments of OpenDocument out; what LibreOffice makes of them it reads.
    format: 'odt',
    peers: ['soffice', 'pandoc'],
    run: async (sample, file) => {
      const content = strFromU8(partOf(file, 'content.xml'))
      const asWord = await convertByOffice(sample.folder, file, 'docx')
      return commentsIn(sample, asWord, countOf(content, /<office:annotation /g))
    },
  },
  {
    format: 'markdown',
    peers: ['pandoc'],
    run: async (sample, file) => everythingIn(sample, await plainByPandoc(file, 'commonmark')),
  },
  {
    format: 'html',
    peers: ['pandoc'],
    run: async (sample, file) => everythingIn(sample, await plainByPandoc(file, 'html')),
  },
  {
    format: 'obsidian',
    peers: ['pandoc'],
    run: async (sample, file) => {
      const texts: string[] = []
      for (const [name, bytes] of Object.entries(unzipSync(readFileSync(file)))) {
        if (!name.endsWith('.md')) continue
        const path = join(sample.folder, 'vault', name)
        mkdirSync(dirname(path), { recursive: true })
        writeFileSync(path, bytes)
        texts.push(await plainByPandoc(path, 'markdown'))
      }
      return `${texts.length} files; ${everythingIn(sample, texts.join('\n'))}`
    },
  },
  {
    format: 'qdpx',
    peers: ['xmllint'],
    run: async (sample, file) => {
      const project = join(sample.folder, 'project.qde')
      writeFileSync(project, partOf(file, 'project.qde'))
      return validBy(project, 'Project.xsd')
    },
  },
  { format: 'qdc', peers: ['xmllint'], run: (_sample, file) => validBy(file, 'Codebook.xsd') },
  {
    format: 'csljson',
    peers: ['pandoc'],
    run: async (sample, file) => {
      const bibtex = await output('pandoc', ['-f', 'csljson', '-t', 'biblatex', file])
      // Pandoc writes titles with capitals and keeps those of names in braces.
      const plain = bibtex.replaceAll(/[{}]/g, '').toLowerCase()
      const missing = lacking([sample.title.toLowerCase()], plain)
      if (missing.length > 0) throw new Error('the title is not there')
      return 'title there, as BibLaTeX'
    },
  },
  {
    format: 'csljson',
    peers: ['pandoc'],
    run: async ({ folder }) => {
      const { paper, bibliography, style, listed } = citedSources(folder)
      const files = ['--bibliography', bibliography, '--csl', style, paper]
      const theirs = await output('pandoc', ['--citeproc', ...files, '-t', 'plain', '--wrap=none'])
      const missing = lacking(listed, theirs)
      if (missing.length > 0) throw new Error(`not listed so: ${missing[0]}`)
      return `${listed.length} sources in APA, listed in the same words`
    },
  },
]

/** What LibreOffice prints of a file. */
async function pagesByOffice({ folder }: SampleExports, file: string): Promise<string> {
  const pdf = await convertByOffice(folder, file, 'pdf')
  return output('pdftotext', [pdf, '-'])
}

function plainByPandoc(file: string, from: string): Promise<string> {
  return output('pandoc', ['-f', from, '-t', 'plain', '--wrap=none', file])
}

async function commentsIn(sample: SampleExports, file: string, count: number): Promise<string> {
  const args = ['--track-changes=all', '-t', 'markdown', '--wrap=none', file]
  const text = await output('pandoc', args)
  const read = countOf(text, /\.comment-start/g)
  return `${mustBe('comments', read, count)} with all ${notesIn(sample, text)}`
}

async function validBy(file: string, schema: string): Promise<string> {
  await output('xmllint', ['--noout', '--nonet', '--schema', join(schemas, schema), file])
  return `valid by ${schema}`
}
