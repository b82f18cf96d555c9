/** Medusa finds its configuration from the working directory: tests that start it run in backend/. */
import { join } from 'node:path'
import { scratchTemp } from '../../scripts/lib/runs.mjs'

process.chdir(join(import.meta.dirname, '..', '..', 'backend'))
// What a killed run leaves of temporary files goes with the rest of it.
const temporary = scratchTemp()
if (temporary) process.env.TMPDIR = temporary
