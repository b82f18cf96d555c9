import { Gauge, type Registry } from 'prom-client'
import { keepFresh } from './fresh'

/** As the module of scheduled jobs keeps them: one row a job, whichever process ran it. */
export interface JobRun {
  name: string
  began_at: Date | null
  duration_ms: number | null
  /** In a row. */
  failures: number
  overdue: boolean
}

export function readJobs(registry: Registry, list: () => Promise<JobRun[]>, report: (error: unknown) => void): void {
  const listed = keepFresh(list, report)
  const each = (name: string, help: string, of: (run: JobRun) => number | null) =>
    new Gauge({
      ...{ name, help, registers: [registry], labelNames: ['job'] as const },
      async collect() {
        const runs = await listed().catch(() => [])
        this.reset()
        for (const run of runs) {
          const value = of(run)
          if (value !== null) this.set({ job: run.name }, value)
        }
      },
    })
  each(
    'shop_job_last_run_timestamp_seconds',
    '定时任务上次开始 / when a scheduled job last began',
    ({ began_at }) => began_at && new Date(began_at).getTime() / 1000,
  )
  each(
    'shop_job_last_duration_seconds',
    '上次用时 / how long its last run took',
    ({ duration_ms }) => duration_ms && duration_ms / 1000,
  )
  each('shop_job_failures', '接连失败次数 / how often in a row it failed', ({ failures }) => failures)
  each('shop_job_overdue', '该跑而没跑 / 1 where it did not run in its time', ({ overdue }) => Number(overdue))
}
