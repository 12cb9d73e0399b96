import type { Transaction } from '../records.ts'

/**
 * Destroys what is in the trash, with all that hangs on it. The one thing that does; the operation
 * keeps every row, so it can be undone. Live replies and child codes lose only their parent.
 */
export function emptyTrash(tx: Transaction): void {
  tx.deferReferences()
  for (const statement of statements) tx.write(statement)
}

const goneDocuments = '(SELECT rid FROM document WHERE deleted_at IS NOT NULL)'

const goneRevisions = `(SELECT rid FROM revision WHERE document_rid IN ${goneDocuments})`

const goneHighlights = `(SELECT rid FROM highlight
  WHERE deleted_at IS NOT NULL OR document_rid IN ${goneDocuments})`

const goneCodes = '(SELECT rid FROM code WHERE deleted_at IS NOT NULL)'

const goneEntities = '(SELECT rid FROM entity WHERE deleted_at IS NOT NULL)'

const goneRelations = `(SELECT rid FROM relation WHERE deleted_at IS NOT NULL
  OR from_rid IN ${goneEntities} OR to_rid IN ${goneEntities})`

const goneNotes = `(SELECT rid FROM note WHERE deleted_at IS NOT NULL
  OR highlight_rid IN ${goneHighlights} OR document_rid IN ${goneDocuments}
  OR revision_rid IN ${goneRevisions} OR entity_rid IN ${goneEntities}
  OR code_rid IN ${goneCodes})`

const statements = [
  `UPDATE note SET parent_rid = NULL
     WHERE parent_rid IN ${goneNotes} AND rid NOT IN ${goneNotes}`,
  `UPDATE code SET parent_rid = NULL
     WHERE parent_rid IN ${goneCodes} AND rid NOT IN ${goneCodes}`,
  `DELETE FROM note WHERE rid IN ${goneNotes}`,
  `DELETE FROM relation_evidence
     WHERE highlight_rid IN ${goneHighlights} OR relation_rid IN ${goneRelations}`,
  `DELETE FROM relation WHERE rid IN ${goneRelations}`,
  `DELETE FROM mention
     WHERE highlight_rid IN ${goneHighlights} OR entity_rid IN ${goneEntities}`,
  `DELETE FROM coding WHERE highlight_rid IN ${goneHighlights} OR code_rid IN ${goneCodes}`,
  `DELETE FROM flag
     WHERE highlight_rid IN ${goneHighlights} OR revision_rid IN ${goneRevisions}`,
  `DELETE FROM anchor WHERE highlight_rid IN ${goneHighlights}`,
  `DELETE FROM highlight WHERE rid IN ${goneHighlights}`,
  `DELETE FROM alias WHERE entity_rid IN ${goneEntities}`,
  `DELETE FROM entity WHERE rid IN ${goneEntities}`,
  `DELETE FROM code WHERE rid IN ${goneCodes}`,
  `DELETE FROM revision WHERE rid IN ${goneRevisions}`,
  `DELETE FROM document WHERE rid IN ${goneDocuments}`,
]
