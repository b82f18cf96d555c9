// Where backups go by themselves: beside the data and not in it, so that clearing the data leaves them.
import { Problem } from '../problem.mjs'

/** @param {string} dataDir */
export const backupFolder = (dataDir) => `${dataDir.replace(/\/+$/, '')}-backups`

/** Apart from the backups, so that copying their folder away does not take the keys along. @param {string} backups */
export const keysBeside = (backups) => `${backups.replace(/\/+$/, '')}-keys`

/** Ends the work between two files on Ctrl-C, so that nothing half done stays. @returns {AbortSignal} */
export function interrupted() {
  const stop = new AbortController()
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'])
    process.once(signal, () => stop.abort(new Problem('已中断', 'interrupted')))
  return stop.signal
}
