/** What a bench needs to know of a shop that runs, ours or the plain one, and what it reports. */
export interface RunningShop {
  backend_url: string
  storefront_url: string | null
  publishable_key: string
  region_id: string
  database_url: string | null
  /** Process ids by the name shown in the memory table. */
  processes: Record<string, number>
  /** Where another process of its backend can be started, and with which settings; none for a plain one. */
  run_in?: { folder: string; env: NodeJS.ProcessEnv }
  stop: () => Promise<void>
}

/** One line of `.data/bench.json`; `plain` is null where a plain Medusa has no such thing. */
export interface BenchResult {
  name: string
  unit: string
  ours: number
  plain: number | null
  ratio: number | null
  p95_ms: number | null
  machine: string
}

export interface Measured {
  per_second: number
  p95_ms: number
}

export interface BenchContext {
  ours: RunningShop
  plain: RunningShop
  seconds: number
}

export type Bench = (context: BenchContext) => Promise<Omit<BenchResult, 'machine' | 'ratio'>[]>
