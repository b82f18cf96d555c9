/** Medusa finds its configuration from the working directory: tests that start it run in backend/. */
import { join } from 'node:path'

process.chdir(join(import.meta.dirname, '..', '..', 'backend'))
