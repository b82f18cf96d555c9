/** Resident memory of each process after the load, in MiB. */
import { readFileSync } from 'node:fs'
import type { Bench } from './lib/types.ts'

export const memory: Bench = async ({ ours, plain }) => {
  const plainBackend = residentMiB(plain.processes.backend)
  return Object.entries(ours.processes).map(([name, pid]) => ({
    name: `memory ${name}`,
    unit: 'MiB',
    ours: residentMiB(pid),
    plain: name === 'backend' ? plainBackend : null,
    p95_ms: null,
  }))
}

function residentMiB(pid: number): number {
  const line = /^VmRSS:\s+(\d+) kB$/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))
  if (!line) throw new Error(`process ${pid} tells no resident memory`)
  return Number(line[1]) / 1024
}
