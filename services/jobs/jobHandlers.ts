import { comparisonSteps } from '../../core/compare/comparisonSteps.ts'
import { AppError } from '../../core/model/error.ts'
import type { JobHandlers, Jobs, Report } from './jobs.ts'

/** The work behind each job. Loaded on first use, so that one job does not pay for another's libraries. */
export const jobHandlers: JobHandlers<Jobs> = {
  readSource: async (input) => {
    const { encodeSource } = await import('../encodeSource.ts')
    return encodeSource(input)
  },
  planRevision: async ({ project, ...revision }, report) => {
    const { planRevision } = await import('../planRevision.ts')
    const { readProject } = await import('../../db/project.ts')
    return readProject(project, (db) => planRevision(db, revision, report))
  },
  findCopies: async ({ project, newcomers }) => {
    const { findCopies } = await import('../findCopies.ts')
    const { readProject } = await import('../../db/project.ts')
    return readProject(project, (db) => findCopies(db, newcomers))
  },
  readBibliography: async ({ project, ...file }) => {
    const { matchBibliography } = await import('../matchBibliography.ts')
    const { readProject } = await import('../../db/project.ts')
    return readProject(project, (db) => matchBibliography(db, file))
  },
  readStyle: async ({ bytes }) => {
    const { readStyle } = await import('../exporters/citing/readStyle.ts')
    return readStyle(bytes)
  },
  citePassages: async (input) => {
    const { citePassages } = await import('../exporters/citing/citePassages.ts')
    return citePassages(input)
  },
  planImport: async ({ project, ...file }) => {
    const { planImportOf } = await import('../annotationImport/previewImport.ts')
    return planImportOf(project, file)
  },
  previewImport: async ({ project, ...file }) => {
    const { previewImport } = await import('../annotationImport/previewImport.ts')
    return previewImport(project, file)
  },
  planRestore: async ({ project, name, documentId }) => {
    const { planRestore } = await import('../planRestore.ts')
    const { readProject } = await import('../../db/project.ts')
    return readProject(project, (db) => planRestore(db, name, documentId))
  },
  previewRestore: async ({ project, name, documentId }) => {
    const { previewOf } = await import('../previewRestore.ts')
    const { readProject } = await import('../../db/project.ts')
    return readProject(project, (db) => previewOf(db, name, documentId))
  },
  dueAnchors: async ({ project, documentIds, reverting }) => {
    const { dueAnchorsIn } = await import('../dueAnchors.ts')
    const { pack } = await import('./packed.ts')
    const { readReverted } = await import('../../db/project.ts')
    return readReverted(project, reverting, (db) => pack(dueAnchorsIn(db, documentIds)))
  },
  reanchor: async ({ newText, groups }, report) => {
    const { prepareReanchoring } = await import('../../core/anchoring/prepareReanchoring.ts')
    const total = groups.reduce((sum, { items }) => sum + items.length, 0)
    const label = 'reanchor'
    let done = 0
    return groups.flatMap(({ oldText, items }) => {
      report({ done, total, label })
      const reanchoring = prepareReanchoring(oldText, newText)
      return items.map(({ id, ranges }) => {
        report({ done: done++, total, label })
        return { id, placement: reanchoring.place(ranges) }
      })
    })
  },
  listAnnotations: async ({ project, ...asked }) => {
    const { annotationsAsked } = await import('../annotationViews.ts')
    const { readProject } = await import('../../db/project.ts')
    const { pack } = await import('./packed.ts')
    return readProject(project, (db) => pack(annotationsAsked(db, asked)))
  },
  compare: async ({ ignore, ...sides }, report) => {
    const { compareVersions } = await import('../../core/compare/compareVersions.ts')
    const { readSides } = await import('../readSides.ts')
    const onStep = comparing(report)
    const { left, right } = readSides(sides)
    onStep()
    const { pack } = await import('./packed.ts')
    const comparison = compareVersions(left, right, ignore, onStep)
    return {
      comparison: { ...comparison, annotations: [] },
      annotations: pack(comparison.annotations),
    }
  },
  affected: async ({ ignore, ...sides }, report) => {
    const { affectedBy } = await import('../../core/compare/affected.ts')
    const { compareVersions } = await import('../../core/compare/compareVersions.ts')
    const { readEvidence } = await import('../readSides.ts')
    const onStep = comparing(report)
    const { left, right, context } = readEvidence(sides)
    onStep()
    if (context === null) throw new AppError('invalid_input', 'the sides are of two documents')
    return affectedBy(compareVersions(left, right, ignore, onStep), context)
  },
  compareReport: async ({ format, ignore, ...sides }, report) => {
    const { writeReport } = await import('../../core/compare/report.ts')
    const { readEvidence } = await import('../readSides.ts')
    const onStep = comparing(report)
    const { left, right, context } = readEvidence(sides)
    onStep()
    return writeReport(left, right, format, context, ignore, onStep)
  },
  exportFile: async (input, report) => {
    const { exportFile } = await import('../exporters/exportFile.ts')
    return exportFile(input, report)
  },
  verifyExport: async (input, report) => {
    const { verifyExport } = await import('../exporters/verifyExport.ts')
    return verifyExport(input, report)
  },
  updateVault: async (input, report) => {
    const { updateVault } = await import('../exporters/obsidian/updateVault.ts')
    return updateVault(input, report)
  },
  verify: async ({ path }, report) => {
    const { verify } = await import('../../db/verify/verify.ts')
    return verify(path, { onProgress: inSteps(report) })
  },
  backup: async ({ from, to }, report) => {
    const { backup } = await import('../../db/backup.ts')
    return backup(from, to, { onProgress: inSteps(report) })
  },
  rollBackup: async (input) => {
    const { rollBackup } = await import('../../db/rollingBackups.ts')
    const { readProject } = await import('../../db/project.ts')
    const { projectRow } = await import('../../db/stores/project.ts')
    const made = await rollBackup(input)
    return { made, projectName: readProject(input.projectPath, projectRow).name }
  },
  restoreBackup: async ({ backup, project, now }) => {
    const { restoreBackup } = await import('../../db/backup.ts')
    return restoreBackup(backup, project, now)
  },
}

/** Tells the steps of a comparison: reading both sides, and those of `compareVersions`. */
function comparing(report: Report): () => void {
  let done = 0
  const tell = () => report({ done, total: 1 + comparisonSteps, label: 'compare' })
  tell()
  return () => {
    done++
    tell()
  }
}

/** Whole steps only: nobody counts in parts of one. */
function inSteps(report: Report) {
  return (label: string, done: number, total: number) =>
    report({ done: Math.floor(done), total, label })
}
