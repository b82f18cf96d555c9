/** Scheduled jobs keep record of themselves, staff see it, and one that does not run rings the bell. */
import { ContainerRegistrationKeys, Modules } from '@medusajs/framework/utils'
import pg from 'pg'
import { vi } from 'vitest'
import { SCHEDULED_JOB } from '../../backend/src/modules/scheduled-job'
import { titleOf } from '../../backend/src/modules/scheduled-job/names'
import type ScheduledJobService from '../../backend/src/modules/scheduled-job/service'
import { plannedJobs, tellTrouble } from '../../backend/src/modules/scheduled-job/watch'
import { SOLD_COUNT } from '../../backend/src/modules/sold-count'
import type SoldCountService from '../../backend/src/modules/sold-count/service'
import { checkPromises } from '../../scripts/lib/promises.mjs'
import { medusaIntegrationTestRunner } from '../support/medusa-runner'
import { staffHeaders } from '../support/packing-shop'

const MINUTE_MS = 60_000

medusaIntegrationTestRunner({
  testSuite: ({ api, getContainer, dbConfig }) => {
    let headers: Record<string, string>
    beforeAll(async () => {
      headers = await staffHeaders(getContainer())
    })
    afterEach(() => vi.restoreAllMocks())

    const jobs = () => getContainer().resolve<ScheduledJobService>(SCHEDULED_JOB)
    const run = async () => {
      const engine = getContainer().resolve(Modules.WORKFLOW_ENGINE)
      const { errors } = await engine.run('job-count-sold', { input: {}, throwOnError: false })
      return errors.length
    }
    const seen = async () => {
      const { data } = await api.get('/admin/scheduled-jobs', { headers })
      return data.scheduled_jobs.find(({ name }: { name: string }) => name === 'count-sold')
    }
    const move = (columns: Record<string, Date>) =>
      getContainer()
        .resolve(ContainerRegistrationKeys.PG_CONNECTION)('scheduled_job')
        .where({ name: 'count-sold' })
        .update(columns)
    const ago = (minutes: number) => new Date(Date.now() - minutes * MINUTE_MS)
    const bell = async () => {
      await tellTrouble(jobs())
      const rung = await getContainer().resolve(Modules.NOTIFICATION).listNotifications({ channel: 'feed' })
      return rung.map(({ data }) => data as { title: string; description: string })
    }

    it('keeps when each ran last, how long it took, and when it has to run next', async () => {
      await jobs().plan(plannedJobs())
      expect(await seen()).toMatchObject({ title: '核对销量', cron: '3 * * * *', began_at: null, duration_ms: null })
      expect(await run()).toBe(0)
      const job = await seen()
      expect(job).toMatchObject({ failure: null, failures: 0, overdue: false, duration_ms: expect.any(Number) })
      expect(Date.parse(job.ended_at)).toBeGreaterThanOrEqual(Date.parse(job.began_at))
      expect(Date.parse(job.next_at)).toBeGreaterThan(Date.now())
      expect(new Date(job.next_at).getUTCMinutes()).toBe(3)
    })

    it('has all of them, of every plugin, by a Chinese name', async () => {
      const names = plannedJobs().map(({ name }) => name)
      expect(names.length).toBeGreaterThan(25)
      const nameless = names.filter((name) => titleOf(name) === name)
      expect(nameless, 'write what staff call these into backend/src/modules/scheduled-job/names.ts').toEqual([])
      await jobs().plan(plannedJobs())
      const { data } = await api.get('/admin/scheduled-jobs', { headers })
      expect(data.scheduled_jobs).toHaveLength(names.length)
    })

    it.each(['place-shop-orders', 'settle-top-ups', 'warehouse-tidy-bench'])(
      'runs %s as it is planned',
      async (name) => {
        const engine = getContainer().resolve(Modules.WORKFLOW_ENGINE)
        const { errors } = await engine.run(`job-${name}`, { input: {}, throwOnError: false })
        expect(errors).toEqual([])
      },
    )

    it('shows what failed without anybody’s number, and rings once when it fails again and again', async () => {
      const counts = getContainer().resolve<SoldCountService>(SOLD_COUNT)
      const broken = vi
        .spyOn(counts, 'catchUp')
        .mockRejectedValue(new Error('gateway of 13800138000 is away\nat line 1'))
      for (let i = 0; i < 2; i++) expect(await run()).toBeGreaterThan(0)
      expect(await seen()).toMatchObject({ failures: 2, failure: 'gateway of … is away', overdue: false })
      expect(await bell()).toEqual([])
      await run()
      expect((await bell()).map(({ title }) => title)).toEqual(['定时任务接连失败'])
      expect(await bell()).toHaveLength(1)
      broken.mockRestore()
      await run()
      expect(await seen()).toMatchObject({ failures: 0, failure: null, failed_at: expect.any(String) })
    })

    it('rings once where one did not run in its time, prove finds it, and both end when it runs', async () => {
      const client = new pg.Client({ connectionString: dbConfig.clientUrl })
      await client.connect()
      const missed = async () =>
        (await checkPromises(client)).find(({ promise }) => promise.includes('a scheduled job'))
      await run()
      await move({ next_at: ago(9) })
      expect(await bell()).toEqual([])
      await move({ next_at: ago(11) })
      const [told] = await bell()
      expect(told).toMatchObject({ title: '定时任务没有按时运行', description: expect.stringContaining('核对销量') })
      expect(await bell()).toHaveLength(1)
      expect(await seen()).toMatchObject({ overdue: true })
      expect((await missed())?.ids).toEqual(['count-sold'])
      await run()
      expect([(await seen()).overdue, (await missed())?.ids]).toEqual([false, []])
      await client.end()
    })

    it('blames nobody for the time the shop was closed, and forgets no run it missed while open', async () => {
      await run()
      await move({ next_at: ago(60), seen_at: ago(61) })
      await jobs().plan(plannedJobs())
      expect((await seen()).overdue).toBe(false)
      await move({ next_at: ago(60), seen_at: ago(50) })
      await jobs().plan(plannedJobs())
      expect((await seen()).overdue).toBe(true)
    })
  },
})
