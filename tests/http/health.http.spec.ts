/** The backend with all its plugins comes up on an empty database. */
import { createRequire } from 'node:module'
import { configManager } from '@medusajs/framework/config'
import { Modules } from '@medusajs/framework/utils'
import { needs } from '@shanzhen/ports/needs'
import { vi } from 'vitest'
import { medusaIntegrationTestRunner } from '../support/medusa-runner'

const require = createRequire(import.meta.url)
const STARTS = require.resolve('../../plugins/base/ports/.medusa/server/src/api/middlewares.js')

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

    it('asks to come again while a new shop’s search is being filled, instead of saying that its goods are gone', async () => {
      const [{ token }] = await getContainer().resolve(Modules.API_KEY).listApiKeys({ type: 'publishable' })
      const options = { headers: { 'x-publishable-api-key': token }, validateStatus: () => true }
      // Asked for the last time on a day that the clock is then put back from.
      vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + 86_400_000 })
      for (const handle of ['', '/honey-wuwei']) await api.get(`/store/goods${handle}`, options)
      vi.useRealTimers()
      await getContainer().resolve('__pg_connection__')('search_index').update({ active_version: null })
      for (const path of ['goods?limit=7', 'goods/honey-wuwei']) {
        const told = async () => {
          const { status, data, headers } = await api.get(`/store/${path}`, options)
          return [path, status, data.code, headers['retry-after']]
        }
        await vi.waitFor(async () => expect(await told()).toEqual([path, 503, 'search_filling', '5']), 8000)
      }
    })

    /** What Medusa reads of the plugin when it starts, read again. */
    const start = () => {
      delete require.cache[STARTS]
      require(STARTS)
    }

    it('fails the start for a port’s provider that is not there, naming plugin, option and key', () => {
      const shipping = getContainer().resolve('shipping')
      const given = [...shipping.ports]
      expect(given.map(({ key }) => key)).toEqual(['recall', 'orderNote', 'lotGate', 'afterSales', 'warehouse'])
      expect(start).not.toThrow()
      shipping.ports.push(...needs('@shanzhen/shipping', 'gates', 'parcelGate', 'recal'))
      expect(start).toThrow(/^@shanzhen\/shipping 的选项 gates: "recal"：没有叫 recal 的模块；能用的有：.*recall/)
      shipping.ports.splice(0, Infinity, ...needs('@shanzhen/shipping', 'gates', 'parcelGate', 'weighing'))
      expect(start).toThrow(/"weighing"：模块 weighing 不回答 reasonAgainstParcel；能用的有：/)
      shipping.ports.splice(0, Infinity, ...given)
      expect(start).not.toThrow()
    })

    it.each([
      ['@shanzhen/checkout', 'gaet', 'lotGate', /^@shanzhen\/checkout 没有选项 gaet；.*gate、/],
      ['@shanzhen/shipping', 'gate', ['recall'], /^@shanzhen\/shipping 没有选项 gate；.*gates/],
      ['@shanzhen/settlement', 'lateBsp', 500, /^@shanzhen\/settlement 没有选项 lateBsp；.*lateBps/],
      ['@shanzhen/wechat', 'isr', true, /^@shanzhen\/wechat 没有选项 isr；.*appid.*arrivals/],
      ['@shanzhen/payment-stripe', 'isr', null, /^@shanzhen\/payment-stripe 没有选项 isr；/],
      ['@shanzhen/freight', 'zones', [], /^@shanzhen\/freight 没有选项 zones；有的选项：无/],
      ['@shanzhen/payouts', 'payes', { shop: 'shop' }, /^@shanzhen\/payouts 没有选项 payes；.*payees/],
    ])('fails the start of %s for a mistyped option %s', (name, option, keys, words) => {
      const plugins = configManager.config.plugins as { resolve: string; options: Record<string, unknown> }[]
      const { options } = plugins.find(({ resolve }) => resolve === name)!
      options[option] = keys
      expect(start).toThrow(words)
      delete options[option]
      expect(start).not.toThrow()
    })

    it('fails the start for a mistyped name within an option, and knows the names of all that is set', () => {
      const plugins = configManager.config.plugins as { resolve: string; options: Record<string, object> }[]
      const { unpaidLimits } = plugins.find(({ resolve }) => resolve === '@shanzhen/checkout')!.options
      const limits = unpaidLimits as Record<string, number>
      limits.given_up_per_byer = 1
      expect(start).toThrow(/^@shanzhen\/checkout 的 unpaidLimits 没有选项 given_up_per_byer；.*given_up_per_buyer/)
      delete limits.given_up_per_byer
      expect(start).not.toThrow()
    })

    it('turns away a store request without a publishable key', async () => {
      const answer = await api.get('/store/products', { validateStatus: () => true })
      expect(answer.status).toBe(400)
    })
  },
})
