/** What the benches measure of the project; built into one file by `loadEngine`. */
export { alignTexts } from '../../core/align/alignTexts.ts'
export { prepareReanchoring } from '../../core/anchoring/prepareReanchoring.ts'
export { collate } from '../../core/compare/collate.ts'
export { compareVersions } from '../../core/compare/compareVersions.ts'
export { textChanges } from '../../core/compare/textChanges.ts'
export { contentOfPlainText } from '../../core/text/plainText.ts'
