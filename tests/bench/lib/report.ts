/** The table on screen and the file `.data/bench.json`. */
import { mkdirSync, writeFileSync } from 'node:fs'
import { cpus, totalmem } from 'node:os'
import { join } from 'node:path'
import type { BenchResult } from './types.ts'

export function machine(): string {
  return `${cpus().length} cores ${cpus()[0]?.model.trim() ?? ''}, ${Math.round(totalmem() / 2 ** 30)} GiB, Node ${process.version}`
}

export function printTable(results: BenchResult[]): void {
  const rows = results.map((result) => ({
    bench: result.name,
    ours: format(result.ours),
    plain: result.plain === null ? '–' : format(result.plain),
    unit: result.unit,
    ratio: result.ratio === null ? '–' : `${format(result.ratio)}×`,
    'p95 ms': result.p95_ms === null ? '–' : format(result.p95_ms),
  }))
  console.table(rows)
  console.log(machine())
}

export function writeReport(root: string, results: BenchResult[]): string {
  const file = join(root, '.data', 'bench.json')
  mkdirSync(join(root, '.data'), { recursive: true })
  writeFileSync(file, JSON.stringify(results, null, 2) + '\n')
  return file
}

function format(value: number): string {
  return value >= 100 ? String(Math.round(value)) : value.toFixed(1)
}
