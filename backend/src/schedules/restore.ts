/** What is planned lies in Redis alone: where it came back empty, nothing would run any more until the worker restarts. */
interface Planned {
  getRepeatableJobs(): Promise<{ key: string }[]>
}
export interface Scheduled {
  id: string
}

/** As Medusa's workflow engine names a planned job (workflow-engine-redis, `schedule`). */
export const keyOf = ({ id }: Scheduled) => `schedule_${id}`

/** Plans anew what is no longer planned. @returns what was missing */
export async function restoreSchedules<Job extends Scheduled>(
  queue: Planned,
  jobs: Job[],
  plan: (job: Job) => Promise<void>,
): Promise<Job[]> {
  const known = new Set((await queue.getRepeatableJobs()).map(({ key }) => key))
  const missing = jobs.filter((job) => !known.has(keyOf(job)))
  for (const job of missing) await plan(job)
  return missing
}
