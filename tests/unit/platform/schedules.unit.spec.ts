/** Redis that came back empty is filled again with what is to run at its time. */
import { keyOf, restoreSchedules } from '../../../backend/src/schedules/restore'

const JOBS = ['job-sweep-unpaid-orders', 'job-mend-money', 'job-tie-shipments'].map((id) => ({ id }))

function redis() {
  const planned = new Set<string>()
  return {
    planned,
    queue: { getRepeatableJobs: async () => [...planned].map((key) => ({ key })) },
    plan: async (job: { id: string }) => void planned.add(keyOf(job)),
  }
}

it('plans every job again where Redis lost them all, and none twice', async () => {
  const { planned, queue, plan } = redis()
  expect(await restoreSchedules(queue, JOBS, plan)).toEqual(JOBS)
  expect(planned.size).toBe(3)
  expect(await restoreSchedules(queue, JOBS, plan)).toEqual([])
})

it('plans only what is missing', async () => {
  const { planned, queue, plan } = redis()
  await restoreSchedules(queue, JOBS, plan)
  planned.delete(keyOf(JOBS[1]))
  expect(await restoreSchedules(queue, JOBS, plan)).toEqual([JOBS[1]])
})

it('names jobs as the workflow engine does', { timeout: 60_000 }, async () => {
  const { RedisDistributedTransactionStorage: Storage } =
    await import('@medusajs/workflow-engine-redis/dist/utils/workflow-orchestrator-storage.js')
  const added: { repeat: { key: string } }[] = []
  const storage = {
    jobQueue: { add: async (_name: string, _data: object, options: never) => void added.push(options) },
  }
  await Storage.prototype.schedule.call(storage, 'job-mend-money', { cron: '* * * * *' })
  expect(added[0].repeat.key).toBe(keyOf(JOBS[1]))
})
