import type { Logger } from '@medusajs/framework/types'
import { type Cradle, StoreService } from '@shanzhen/workflow-kit/store-service'
import { quotesStatement } from '../../api/statement'
import { env } from '../../env'
import type { JobRow } from './job-row'
import { GRACE_MS, nextAfter, type Schedule, textOf } from './plan'
import { watchJobs } from './watch'

const FAILURE_LENGTH = 300
/** So often in a row is no passing trouble. */
const FAILURES_TOLD = 3

/** When each scheduled job ran last, how long it took, how it ended, and when it has to run next. */
export default class ScheduledJobService extends StoreService({}) {
  private readonly logger: Logger
  private end = () => {}

  readonly __hooks = {
    // Tests run a job when they mean it to run.
    onApplicationStart: async () => void (env.NODE_ENV !== 'test' && (this.end = watchJobs(this, this.logger))),
    onApplicationPrepareShutdown: async () => this.end(),
  }

  constructor(cradle: Cradle & { logger: Logger }) {
    super(cradle)
    this.logger = cradle.logger
  }

  /** Runs it and writes down how that went. A job runs also where it cannot be written down. */
  async record<T>(name: string, schedule: Schedule, run: () => Promise<T>): Promise<T> {
    const began = performance.now()
    await this.write(() => this.begin(name, schedule))
    try {
      const result = await run()
      await this.write(() => this.finish(name, began, null))
      return result
    } catch (error) {
      await this.write(() => this.finish(name, began, sayable(error)))
      throw error
    }
  }

  /**
   * These are the jobs there are. What should have begun while the shop was closed is nobody's fault and planned anew;
   * what the shop missed while it was open stays missed until it runs.
   */
  async plan(jobs: { name: string; schedule: Schedule }[]): Promise<void> {
    const now = new Date()
    for (const { name, schedule } of jobs) {
      await this.knex.raw(
        `insert into scheduled_job as j (name, cron, next_at, seen_at) values (?, ?, ?, now())
          on conflict (name) do update set cron = excluded.cron, seen_at = now(), next_at =
            case when j.cron = excluded.cron and j.next_at < j.seen_at - interval '2 minutes' then j.next_at
              else excluded.next_at end`,
        [name, textOf(schedule), nextAfter(schedule, now)],
      )
    }
    const names = jobs.map(({ name }) => name)
    await this.knex('scheduled_job').whereNotIn('name', names).delete()
  }

  /** The shop is open. @returns jobs that did not run in their time or fail again and again, each told once until it ran well */
  async look(): Promise<JobRow[]> {
    await this.knex('scheduled_job').update({ seen_at: this.knex.fn.now() })
    return this.knex('scheduled_job')
      .whereNull('alarmed_at')
      .where((trouble) =>
        trouble.where('next_at', '<', new Date(Date.now() - GRACE_MS)).orWhere('failures', '>=', FAILURES_TOLD),
      )
      .update({ alarmed_at: this.knex.fn.now() })
      .returning(this.columns())
  }

  /** All of them, those in trouble first. */
  async list(): Promise<JobRow[]> {
    const order = [{ column: 'overdue', order: 'desc' }, { column: 'failures', order: 'desc' }, { column: 'name' }]
    return this.knex('scheduled_job').select(this.columns()).orderBy(order)
  }

  private columns() {
    const late = this.knex.raw(`next_at < now() - interval '${GRACE_MS / 1000} seconds' as overdue`)
    const kept = ['name', 'cron', 'next_at', 'began_at', 'ended_at', 'duration_ms', 'failure', 'failed_at', 'failures']
    return [...kept, late] as string[]
  }

  private async begin(name: string, schedule: Schedule): Promise<void> {
    const next_at = nextAfter(schedule, new Date())
    const now = this.knex.fn.now()
    await this.knex('scheduled_job')
      .insert({ name, cron: textOf(schedule), next_at, seen_at: now, began_at: now })
      .onConflict('name')
      .merge({ cron: textOf(schedule), next_at, began_at: now, ended_at: null })
  }

  private async finish(name: string, began: number, failure: string | null): Promise<void> {
    const now = this.knex.fn.now()
    await this.knex('scheduled_job')
      .where({ name })
      .update({
        ended_at: now,
        duration_ms: Math.round(performance.now() - began),
        failure,
        ...(failure === null
          ? { failures: 0, alarmed_at: null }
          : { failed_at: now, failures: this.knex.raw('failures + 1') }),
      })
  }

  private async write(work: () => Promise<void>): Promise<void> {
    await work().catch((error) =>
      this.logger.warn(`[jobs] 没能记下定时任务 (a run was not written down): ${sayable(error)}`),
    )
  }
}

/** What staff may read of a failure: no statement, no number or address of a person. */
function sayable(error: unknown): string {
  const message = error instanceof Error ? error.message : String((error as { message?: string })?.message ?? error)
  if (quotesStatement(message)) return '数据库拒绝，详见日志'
  const line = message.split('\n')[0] || '没有说明'
  return line.replace(/\d{7,}|[\w.+-]+@[\w.-]+/g, '…').slice(0, FAILURE_LENGTH)
}
