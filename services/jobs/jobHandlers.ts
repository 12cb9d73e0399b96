import { AppError } from '../../core/model/error.ts'
import type { JobHandlers, Jobs, Report } from './jobs.ts'

/** The work behind each job. Loaded on first use, so that one job does not pay for another's libraries. */
export const jobHandlers: JobHandlers<Jobs> = {
  importSource: async (input) => {
    const { importSource } = await import('../importers/importSource.ts')
    return importSource(input)
  },
  findCopies: async ({ project, newcomers }) => {
    const { findCopies } = await import('../findCopies.ts')
    const { readProject } = await import('../../db/project.ts')
    return readProject(project, (db) => findCopies(db, newcomers))
  },
  readBibliography: async ({ bytes, project }) => {
    const { matchBibliography } = await import('../matchBibliography.ts')
    const { readProject } = await import('../../db/project.ts')
    return readProject(project, (db) => matchBibliography(db, bytes))
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
  missingAnchors: async ({ project, documentIds }) => {
    const { missingAnchorsIn } = await import('../missingAnchors.ts')
    const { readProject } = await import('../../db/project.ts')
    return readProject(project, (db) => missingAnchorsIn(db, documentIds))
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
  compare: async ({ ignore, ...sides }) => {
    const { compareVersions } = await import('../../core/compare/compareVersions.ts')
    const { readSides } = await import('../readSides.ts')
    const { left, right } = readSides(sides)
    return compareVersions(left, right, ignore)
  },
  affected: async ({ ignore, ...sides }) => {
    const { affectedBy } = await import('../../core/compare/affected.ts')
    const { compareVersions } = await import('../../core/compare/compareVersions.ts')
    const { readEvidence } = await import('../readSides.ts')
    const { left, right, context } = readEvidence(sides)
    if (context === null) throw new AppError('invalid_input', 'the sides are of two documents')
    return affectedBy(compareVersions(left, right, ignore), context)
  },
  compareReport: async ({ format, ignore, ...sides }) => {
    const { writeReport } = await import('../../core/compare/report.ts')
    const { readEvidence } = await import('../readSides.ts')
    const { left, right, context } = readEvidence(sides)
    return writeReport(left, right, format, context, ignore)
  },
  exportFile: async (input) => {
    const { exportFile } = await import('../exporters/exportFile.ts')
    return exportFile(input)
  },
  verifyExport: async (input) => {
    const { verifyExport } = await import('../exporters/verifyExport.ts')
    return verifyExport(input)
  },
  updateVault: async (input) => {
    const { updateVault } = await import('../exporters/obsidian/updateVault.ts')
    return updateVault(input)
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

/** Whole steps only: nobody counts in parts of one. */
function inSteps(report: Report) {
  return (label: string, done: number, total: number) =>
    report({ done: Math.floor(done), total, label })
}
