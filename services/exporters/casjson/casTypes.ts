const STRING = 'uima.cas.String'
const INTEGER = 'uima.cas.Integer'
const BOOLEAN = 'uima.cas.Boolean'
const TOP = 'uima.cas.TOP'
const ANNOTATION = 'uima.tcas.Annotation'

/** A type as a CAS declares it: features by name, each with what it holds. */
interface CasType {
  readonly superType: string
  readonly description: string
  readonly features: Readonly<Record<string, string>>
}

const made = { annotator: STRING, annotatorId: STRING, created: STRING }
const onHighlight = { highlight: 'variorum.Highlight' }
const written = {
  text: STRING,
  content: STRING,
  noteId: STRING,
  replyTo: STRING,
  modified: STRING,
  ...made,
}

/** Of DKPro Core, by which INCEpTION and others know what a document is called. */
export const DOCUMENT_METADATA = 'de.tudarmstadt.ukp.dkpro.core.api.metadata.type.DocumentMetaData'

const declared = {
  [DOCUMENT_METADATA]: {
    superType: 'uima.tcas.DocumentAnnotation',
    description: 'What the document is called.',
    features: {
      documentTitle: STRING,
      documentId: STRING,
      documentUri: STRING,
      collectionId: STRING,
      documentBaseUri: STRING,
      isLastSegment: BOOLEAN,
    },
  },
  'variorum.Document': {
    superType: TOP,
    description: 'The document, and which of its revisions the text is; metadata is CSL-JSON.',
    features: {
      documentId: STRING,
      title: STRING,
      metadata: STRING,
      revision: INTEGER,
      textSha256: STRING,
      capturedAt: STRING,
    },
  },
  'variorum.Highlight': {
    superType: ANNOTATION,
    description:
      'A passage that somebody marked, or one part of it: all parts have one highlightId. quote is the text here, evidence what it was when it was marked, if that is another.',
    features: {
      highlightId: STRING,
      part: INTEGER,
      quote: STRING,
      evidence: STRING,
      state: STRING,
      modified: STRING,
      ...made,
    },
  },
  'variorum.Coding': {
    superType: ANNOTATION,
    description: 'A code on a passage. note has the notes on the passage, as Markdown.',
    features: {
      ...onHighlight,
      code: STRING,
      codePath: STRING,
      codeId: STRING,
      note: STRING,
      ...made,
    },
  },
  'variorum.Mention': {
    superType: ANNOTATION,
    description: 'A passage that is about an entity, which identifier names.',
    features: {
      ...onHighlight,
      identifier: STRING,
      label: STRING,
      entityType: STRING,
      role: STRING,
      entityId: STRING,
    },
  },
  'variorum.Note': {
    superType: ANNOTATION,
    description: 'A note on a passage, as Markdown; content has what Markdown cannot say.',
    features: { ...onHighlight, ...written },
  },
  'variorum.OtherNote': {
    superType: TOP,
    description: 'A note on the document, the project, a code or an entity.',
    features: { about: STRING, subject: TOP, ...written },
  },
  'variorum.Code': {
    superType: TOP,
    description: 'A code; position is its place in the whole codebook, from the top.',
    features: {
      codeId: STRING,
      name: STRING,
      parent: 'variorum.Code',
      position: INTEGER,
      colour: STRING,
      description: STRING,
    },
  },
  'variorum.Entity': {
    superType: TOP,
    description: 'A person, a place or any other thing that passages are about.',
    features: { entityId: STRING, label: STRING, entityType: STRING, description: STRING },
  },
  'variorum.Alias': {
    superType: TOP,
    description: 'Another name of an entity.',
    features: { entity: 'variorum.Entity', label: STRING },
  },
  'variorum.AuthorityId': {
    superType: TOP,
    description: 'What an entity is called by an authority, such as Wikidata.',
    features: { entity: 'variorum.Entity', authority: STRING, authorityId: STRING },
  },
  'variorum.Relation': {
    superType: TOP,
    description:
      'What one entity is to another, from Governor to Dependent; where it is not directed, the other way as well.',
    features: {
      Governor: 'variorum.Entity',
      Dependent: 'variorum.Entity',
      relationType: STRING,
      directed: BOOLEAN,
      relationId: STRING,
      modified: STRING,
      ...made,
    },
  },
  'variorum.Evidence': {
    superType: TOP,
    description: 'A passage that bears a relation out.',
    features: { relation: 'variorum.Relation', ...onHighlight },
  },
} as const satisfies Readonly<Record<string, CasType>>

export type OwnTypeName = keyof typeof declared

/** Whether a type is one of ours, as this version knows them. */
export function isOwnType(type: string): boolean {
  return type.startsWith('variorum.') && Object.hasOwn(declared, type)
}

/** The types of our own, and that of DKPro Core, as `%TYPES` of a CAS has them. */
export function typeDeclarations(): Readonly<Record<string, object>> {
  const types: Readonly<Record<string, CasType>> = declared
  return Object.fromEntries(
    Object.entries(types).map(([name, { superType, description, features }]) => [
      name,
      {
        '%NAME': name,
        '%SUPER_TYPE': superType,
        '%DESCRIPTION': description,
        ...Object.fromEntries(
          Object.entries(features).map(([feature, range]) => [
            feature,
            { '%NAME': feature, '%RANGE': range },
          ]),
        ),
      },
    ]),
  )
}
