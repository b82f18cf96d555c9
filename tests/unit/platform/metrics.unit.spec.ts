/** Numbers of scheduled jobs: one series a job, read once for all who ask in the same moments. */
import { Registry } from 'prom-client'
import { readJobs } from '../../../backend/src/observe/metrics/jobs'

const run = {
  name: 'count-sold',
  began_at: new Date(1_764_000_000_000),
  duration_ms: 1500,
  failures: 0,
  overdue: false,
}

it('says of each job when it last ran, how long that took, how often it failed and whether it is late', async () => {
  const registry = new Registry()
  let asked = 0
  const never = { name: 'mend-money', began_at: null, duration_ms: null, failures: 3, overdue: true }
  readJobs(
    registry,
    async () => (asked++, [run, never]),
    () => undefined,
  )
  const text = await registry.metrics()
  expect(text.split('\n').filter((line) => line.startsWith('shop_'))).toEqual([
    'shop_job_last_run_timestamp_seconds{job="count-sold"} 1764000000',
    'shop_job_last_duration_seconds{job="count-sold"} 1.5',
    'shop_job_failures{job="count-sold"} 0',
    'shop_job_failures{job="mend-money"} 3',
    'shop_job_overdue{job="count-sold"} 0',
    'shop_job_overdue{job="mend-money"} 1',
  ])
  await registry.metrics()
  expect(asked).toBe(1)
})

it('tells nothing old where the record cannot be read, and says why', async () => {
  const registry = new Registry()
  const reasons: unknown[] = []
  readJobs(
    registry,
    () => Promise.reject(new Error('away')),
    (error) => reasons.push(error),
  )
  expect(await registry.metrics()).not.toMatch(/^shop_/m)
  expect(reasons).toEqual([new Error('away')])
})
