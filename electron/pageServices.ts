import { join } from 'node:path'
import type { Host } from '../services/host.ts'
import { maxSourceBytes } from '../services/importers/importSource.ts'
import { createProjectTargets } from '../services/pageHost/projectTargets.ts'
import type { TemporaryFolder } from '../services/pageHost/temporaryFolder.ts'
import { createUploads, type Uploads } from '../services/pageHost/uploads.ts'
import type { Ports } from '../services/ports.ts'
import type { PageServices } from './answerPage.ts'

/** What the page may ask of this host beside the API: files dropped on it, and places of ours. */
export function createPageServices(
  host: Host,
  folder: TemporaryFolder,
  { steadyNow }: Ports,
): { readonly services: PageServices; readonly uploads: Uploads } {
  const { grants } = host
  const uploads = createUploads({ grants, folder, steadyNow, maxBytes: maxSourceBytes })
  const projectTargets = createProjectTargets(join(host.dataFolder, 'projects'), grants)
  const services: PageServices = {
    '/upload': async (name, request) => ({
      grant: await uploads.receive(
        {
          body: request.body ?? [],
          announced: Number(request.headers.get('content-length') ?? 0),
        },
        name,
      ),
    }),
    '/project-target': (name) => ({ grant: projectTargets.mint(name) }),
  }
  return { services, uploads }
}
