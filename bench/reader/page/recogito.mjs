import { createTextAnnotator } from '@recogito/text-annotator'
import '@recogito/text-annotator/text-annotator.css'
import { paragraphAt, startsOf } from './text.mjs'

/** Its offsets count text only, nothing between paragraphs. */
export const recogito = {
  prepare: ({ paragraphs }) => paragraphs,
  async open(root, paragraphs, highlights) {
    const starts = startsOf(paragraphs)
    for (const text of paragraphs) {
      const element = document.createElement('p')
      element.textContent = text
      root.append(element)
    }
    const annotationOf = ({ id, start, end }) => ({
      id,
      bodies: [],
      target: {
        annotation: id,
        created: new Date(),
        selector: [
          {
            quote: '',
            start: start - paragraphAt(starts, start),
            end: end - paragraphAt(starts, end - 1),
          },
        ],
      },
    })
    const annotator = createTextAnnotator(root, { renderer: 'SPANS' })
    const redrawn = () =>
      new Promise((resolve) => {
        const stop = annotator.renderer.on('onRedraw', () => {
          stop()
          resolve()
        })
      })
    const drawn = redrawn()
    annotator.state.store.bulkAddAnnotations(highlights.map(annotationOf), true)
    await drawn
    return {
      async add(highlight) {
        const again = redrawn()
        annotator.addAnnotation(annotationOf(highlight))
        await again
      },
    }
  },
}
