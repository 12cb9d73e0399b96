import type { Input, Method } from './registry.ts'

/**
 * What a query's answer depends on: it is read again when a `changed` event names one of these. The
 * events' topics are `project`, `annotators`, `documents`, `revisions`, `anchors`, `exports`, `codes`, `entities`, `relations`, `snapshots`,
 * `settings`, `templates`, `imports`, `history` and `document:<id>`.
 */
export function topicsOf<M extends Method>(method: M, input: Input<M>): readonly string[] {
  return ownTopics[method] ?? topicsOfNamespace(method, input)
}

/** Where the namespace would say too much or too little. */
const ownTopics: Partial<Record<Method, readonly string[]>> = {
  // Where a document was left is a setting.
  'documents.find': ['documents', 'settings'],
  // Megabytes that no highlight changes: only with another revision is there another text.
  'documents.text': ['revisions'],
  'documents.content': ['revisions'],
  // A note about nothing can show a highlight as well.
  'review.shownIn': ['documents', 'anchors', 'codes', 'entities', 'annotators', 'project'],
}

function topicsOfNamespace(method: Method, input: unknown): readonly string[] {
  const namespace = method.slice(0, method.indexOf('.'))
  switch (namespace) {
    case 'highlights':
    case 'notes':
      return [...documentTopics(input), 'codes', 'entities', 'annotators']
    case 'documents':
    case 'flags':
      return documentTopics(input)
    case 'compare':
      return [
        'documents',
        'anchors',
        'exports',
        'codes',
        'entities',
        'relations',
        'annotators',
        'project',
      ]
    case 'snapshots':
      return ['snapshots', 'documents', 'anchors', 'codes', 'entities', 'relations']
    case 'review':
      return ['documents', 'anchors', 'codes', 'entities', 'annotators']
    case 'imports':
      return ['imports', 'documents', 'annotators']
    case 'codes':
    case 'entities':
      return [namespace, 'documents']
    case 'relations':
      return ['relations', 'entities', 'documents', 'anchors', 'annotators']
    case 'search':
      return ['documents', 'codes', 'entities']
    case 'trash':
      return ['documents', 'codes', 'entities', 'relations']
    case 'projects':
    case 'host':
      return ['project']
    default:
      return [namespace]
  }
}

/** One document's own topic where the input names it, else that of the list. */
function documentTopics(input: unknown): string[] {
  const isNamed = typeof input === 'object' && input !== null && 'documentId' in input
  return isNamed && typeof input.documentId === 'string'
    ? [`document:${input.documentId}`]
    : ['documents']
}
