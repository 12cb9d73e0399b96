import { isAbsolute } from 'node:path'
import { ipcMain } from 'electron'
import { z } from 'zod'
import { dropChannel, isProjectName, MAX_DROPPED } from './channel.ts'
import { isOwnPage, type PageServing } from './servePages.ts'

const Paths = z
  .array(z.string().max(32_768).refine(isAbsolute).refine(isProjectName))
  .max(MAX_DROPPED)

/** Opens the projects that the person drops on one of our pages; the preload script tells where they lie. */
export function takeDroppedProjects(
  { isOurs, log }: Omit<PageServing, 'attach'>,
  open: (path: string) => void,
): void {
  ipcMain.on(dropChannel, (event, given: unknown) => {
    const paths = Paths.safeParse(given)
    if (isOurs(event.sender) && isOwnPage(event) && paths.success) {
      for (const path of paths.data) open(path)
    } else {
      log.write('warn', 'drop-refused')
    }
  })
}
