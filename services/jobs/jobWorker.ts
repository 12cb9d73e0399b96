import { jobHandlers } from './jobHandlers.ts'
import { serveJobs } from './serveJobs.ts'

serveJobs(jobHandlers)
