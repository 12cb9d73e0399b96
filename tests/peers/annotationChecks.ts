import { fileURLToPath } from 'node:url'
import { z } from 'zod'
import { everythingIn, mustBe, output, type PeerCheck, passagesIn } from './findings.ts'
import { runPython } from './peers.ts'

const Graph = z.object({
  annotations: z.number(),
  quotes: z.array(z.string()),
  notes: z.array(z.string()),
})

/** The annotations of a graph. The context that the file names is put where it stands: nothing is fetched. */
const readGraph = `
import json, sys
from rdflib import Graph, Namespace, RDF
def here(node):
    if isinstance(node, list): return [here(each) for each in node]
    if isinstance(node, dict): return {key: here(each) for key, each in node.items()}
    return context if node == "http://www.w3.org/ns/anno.jsonld" else node
context = json.load(open(sys.argv[2]))["@context"]
graph = Graph().parse(data=json.dumps(here(json.load(open(sys.argv[1])))), format="json-ld")
oa = Namespace("http://www.w3.org/ns/oa#")
annotations = list(graph.subjects(RDF.type, oa.Annotation))
def selectors_of(annotation):
    return [one for target in graph.objects(annotation, oa.hasTarget) for one in graph.objects(target, oa.hasSelector)]
selectors = [one for each in annotations for one in selectors_of(each)]
bodies = [body for each in annotations for body in graph.objects(each, oa.hasBody)]
notes = [body for body in bodies if (body, oa.hasPurpose, oa.commenting) in graph or (body, oa.hasPurpose, oa.replying) in graph]
print(json.dumps({"annotations": sum(1 for each in annotations if selectors_of(each)),
                  "quotes": [str(one) for each in selectors for one in graph.objects(each, oa.exact)],
                  "notes": [str(one) for each in notes for one in graph.objects(each, RDF.value)]}))
`
const context = fileURLToPath(
  new URL('../fixtures/web-annotation/w3c-context/anno.jsonld', import.meta.url),
)

export const annotationChecks: readonly PeerCheck[] = [
  {
    format: 'json',
    peers: ['jq'],
    run: async (sample, file) => {
      const said = '.documents[].annotations[] | (.current // .quote), .notes[].markdown'
      return everythingIn(sample, await output('jq', ['-r', said, file]))
    },
  },
  {
    format: 'jsonld',
    peers: ['rdflib'],
    run: async (sample, file) => {
      const read = Graph.parse(JSON.parse(await runPython('rdflib', readGraph, [file, context])))
      const count = mustBe('annotations', read.annotations, sample.annotations)
      return `${count}; ${everythingIn(sample, [...read.quotes, ...read.notes].join('\n'))}`
    },
  },
  {
    format: 'hypothesis',
    peers: ['hypothesis', 'chromium'],
    run: async (sample, file) => {
      // Its bundler and the browser are for this one check.
      const { importByHypothesis } = await import('./hypothesisPeer.ts')
      const { imported, shared, failed, anchored, texts } = await importByHypothesis(sample, file)
      if (failed[0] !== undefined) throw new Error(`${failed.length} not imported: ${failed[0]}`)
      const count = mustBe('annotations imported', imported, sample.annotations)
      mustBe('annotations shared', shared, imported)
      const found = passagesIn(sample, anchored.join('\n'))
      return `${count} with ${texts.length} notes, without answers; ${found} found on the page`
    },
  },
]
