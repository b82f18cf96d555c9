/** The one place every scheduled job goes through, whichever plugin it is of: what Medusa registers keeps record of itself. */
import { JobLoader } from '@medusajs/framework/jobs'
import type { MedusaContainer } from '@medusajs/framework/types'
import type ScheduledJobService from './service'

type Handler = (container: MedusaContainer, context: unknown) => Promise<unknown>
interface Job {
  config: { name: string; schedule: string | { cron?: string; interval?: number } }
  handler: Handler
}
type Registering = { register: (job: Job) => void; isRecorded?: boolean }

/** Medusa offers no hook around a job; a test says that its loader still registers by this method. */
export function recordEveryJob(): void {
  const loader = JobLoader.prototype as unknown as Registering
  if (loader.isRecorded) return
  const register = loader.register
  loader.isRecorded = true
  loader.register = function (job) {
    return register.call(this, { ...job, handler: recorded(job) })
  }
}

const recorded =
  ({ config, handler }: Job): Handler =>
  (container, context) =>
    container
      .resolve<ScheduledJobService>('scheduled_job')
      .record(config.name, config.schedule, () => handler(container, context))
