/** Looks every minute whether jobs run as planned, and rings the staff's bell where one does not. */
import { container } from '@medusajs/framework'
import { WorkflowManager } from '@medusajs/framework/orchestration'
import type { Logger } from '@medusajs/framework/types'
import { Modules } from '@medusajs/framework/utils'
import { env } from '../../env'
import type { JobRow } from './job-row'
import { titleOf } from './names'
import type { Schedule } from './plan'

const EVERY_MS = 60_000
/** As Medusa names the workflow of a job. */
const PREFIX = 'job-'

/** What the module's service does of it. */
type Jobs = {
  plan(jobs: { name: string; schedule: Schedule }[]): Promise<void>
  look(): Promise<JobRow[]>
}

/** @returns what ends it */
export function watchJobs(jobs: Jobs, logger: Logger): () => void {
  const trying = (work: () => Promise<void>) => () =>
    void work().catch((error) => {
      logger.warn(`[jobs] 没能查看定时任务 (jobs not looked at): ${error instanceof Error ? error.message : error}`)
    })
  // A server plans nothing, and notices where no worker does.
  const plan = async () => void (env.WORKER_MODE !== 'server' && (await jobs.plan(plannedJobs())))
  trying(plan)()
  const timer = setInterval(
    trying(() => tellTrouble(jobs)),
    EVERY_MS,
  ).unref()
  return () => clearInterval(timer)
}

export async function tellTrouble(jobs: Pick<Jobs, 'look'>): Promise<void> {
  const troubled = await jobs.look()
  if (!troubled.length) return
  await container.resolve(Modules.NOTIFICATION).createNotifications(
    troubled.map(({ name, next_at, failure, overdue }) => ({
      to: '',
      channel: 'feed',
      template: 'admin-ui',
      idempotency_key: `scheduled-job:${name}:${new Date().toISOString().slice(0, 16)}`,
      data: {
        title: overdue ? '定时任务没有按时运行' : '定时任务接连失败',
        description: overdue
          ? `「${titleOf(name)}」应在 ${inShanghai(next_at)} 运行，到现在还没有。请看“定时任务”。`
          : `「${titleOf(name)}」接连失败：${failure ?? ''}。请看“定时任务”。`,
      },
    })),
  )
}

export function plannedJobs(): { name: string; schedule: Schedule }[] {
  return [...WorkflowManager.getWorkflows().values()].flatMap(({ id, options }) => {
    const { schedule } = (options ?? {}) as { schedule?: Schedule }
    return schedule && id.startsWith(PREFIX) ? [{ name: id.slice(PREFIX.length), schedule }] : []
  })
}

const inShanghai = (moment: Date) =>
  moment.toLocaleString('zh-CN', { timeZone: 'Asia/Shanghai', dateStyle: 'short', timeStyle: 'short' })
