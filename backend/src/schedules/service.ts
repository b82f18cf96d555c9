import { WorkflowManager, WorkflowScheduler } from '@medusajs/framework/orchestration'
import type { Logger } from '@medusajs/framework/types'
import { restoreSchedules } from './restore'

const EVERY_MS = 20_000

/** Each worker looks whether its jobs are still planned in Redis: two that plan the same one plan it once. */
export default class ScheduleWatch {
  private timer: NodeJS.Timeout | undefined
  private readonly logger: Logger

  readonly __hooks = {
    onApplicationStart: async () => {
      this.timer = setInterval(() => void this.look(), EVERY_MS).unref()
    },
    onApplicationPrepareShutdown: async () => clearInterval(this.timer),
  }

  constructor({ logger }: { logger: Logger }) {
    this.logger = logger
  }

  private async look(): Promise<void> {
    try {
      // The queue is the storage's own affair; without one this process plans nothing.
      const { storage } = WorkflowScheduler as unknown as { storage?: { jobQueue?: Queue } }
      if (!storage?.jobQueue) return
      const jobs = [...WorkflowManager.getWorkflows().values()].filter(({ options }) => options?.schedule)
      const scheduler = new WorkflowScheduler()
      const missing = await restoreSchedules(storage.jobQueue, jobs, (job) => scheduler.scheduleWorkflow(job))
      if (missing.length)
        this.logger.warn(`Redis 丢了 ${missing.length} 个定时任务，已重新登记 (schedules planned anew)`)
    } catch (error) {
      const reason = error instanceof Error ? error.message : String(error)
      this.logger.error(`查不到定时任务是否还在 Redis 里 (schedules not looked up): ${reason}`)
    }
  }
}

type Queue = Parameters<typeof restoreSchedules>[0]
