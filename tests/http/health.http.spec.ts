/** The backend with all its plugins comes up on an empty database. */
import { Modules } from '@medusajs/framework/utils'
import { vi } from 'vitest'
import { medusaIntegrationTestRunner } from '../support/medusa-runner'

medusaIntegrationTestRunner({
  testSuite: ({ api, getContainer }) => {
    it('answers when asked whether it lives', async () => {
      const answer = await api.get('/health')
      expect(answer.status).toBe(200)
    })

    it('says who sells and how to reach them, marked as a demonstration where money is play money', async () => {
      const keys = getContainer().resolve(Modules.API_KEY)
      const [{ token }] = await keys.listApiKeys({ type: 'publishable' })
      const { data } = await api.get('/store/seller', { headers: { 'x-publishable-api-key': token } })
      expect(data.seller).toMatchObject({ is_demo: true, name: '宁陕县网货供应中心', credit_code: expect.any(String) })
    })

    it('says whether it can serve and no more, and while its database is away asks everybody in Chinese to come again', async () => {
      const options = { validateStatus: () => true }
      expect((await api.get('/health/ready', options)).status).toBe(200)
      const { pool } = getContainer().resolve('__pg_connection__').client
      const away = vi.spyOn(pool, 'acquire').mockImplementation(() => ({
        promise: Promise.reject(Object.assign(new Error('connect ECONNREFUSED'), { code: 'ECONNREFUSED' })),
      }))
      const answers = [await api.get('/health/ready', options), await api.get('/sale-stops', options)]
      away.mockRestore()
      expect(answers.map(({ status, headers }) => [status, headers['retry-after']])).toEqual([
        [503, '5'],
        [503, '5'],
      ])
      const [ready, asked] = answers.map(({ data }) => data)
      expect(ready).toEqual({ type: 'unexpected_state', code: 'not_ready', message: '暂时不能接待，请几秒后再试' })
      expect([asked.code, asked.message]).toEqual(['database_away', expect.stringContaining('暂时连不上')])
      expect((await api.get('/health/ready', options)).status).toBe(200)
      expect(pool.acquireTimeoutMillis).toBeLessThanOrEqual(30_000)
    })

    it('turns away a store request without a publishable key', async () => {
      const answer = await api.get('/store/products', { validateStatus: () => true })
      expect(answer.status).toBe(400)
    })
  },
})
