/** Folders for data that nobody needs after the tests: they go with the run, also with one that was killed. */
export { scratchFolder } from '../../scripts/lib/runs.mjs'
