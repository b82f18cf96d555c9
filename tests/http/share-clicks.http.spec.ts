/** What storefronts count of shared links: each visitor once for each link and day, believed by its signature. */
import { createHmac, randomBytes, randomUUID } from 'node:crypto'
import { ContainerRegistrationKeys } from '@medusajs/framework/utils'
import { openDistributor } from '../support/distributors'
import { medusaIntegrationTestRunner } from '../support/medusa-runner'

const OPEN = { validateStatus: () => true }

medusaIntegrationTestRunner({
  testSuite: ({ api, getContainer }) => {
    const knex = () => getContainer().resolve(ContainerRegistrationKeys.PG_CONNECTION)
    const share = async () => {
      const { id: distributor_id } = await openDistributor(getContainer(), 'cus_li')
      return getContainer()
        .resolve('share_link')
        .makeLink({ distributor_id, target_kind: 'home', target: null, words: null })
    }

    describe('what a storefront counts', () => {
      const SECRET = 'share-link-secret-of-the-test'
      const day = '2026-11-29'
      const visitors = Array.from({ length: 50 }, () => randomBytes(16).toString('base64url'))
      const seen = (link_code: string, visitor: string, times = 1) => ({
        ...{ link_code, visitor, day, times },
        ...{ first_at: '2026-11-29T01:00:00.000Z', last_at: '2026-11-29T02:00:00.000Z' },
      })
      const batchOf = (clicks: object[], more: object = {}) =>
        JSON.stringify({ id: randomUUID(), sent_at: new Date().toISOString(), clicks, ...more })
      const tell = (body: string, secret = SECRET) => {
        const signature = createHmac('sha256', secret).update(`share-clicks.${body}`).digest('base64url')
        const headers = { 'content-type': 'application/json', 'x-share-signature': signature }
        return api.post('/hooks/share-clicks', body, { headers, ...OPEN })
      }

      it('counts each visitor once for each link and day, whoever tells it and however often', async () => {
        const { id, code } = await share()
        const one = batchOf(visitors.slice(0, 40).map((visitor) => seen(code, visitor, 2)))
        const other = batchOf(visitors.slice(20).map((visitor) => seen(code, visitor)))
        const answers = await Promise.all([tell(one), tell(other), tell(one), tell(other)])
        expect(answers.map(({ status }) => status)).toEqual([200, 200, 200, 200])
        expect(answers.filter(({ data }) => data.counted)).toHaveLength(2)
        expect(await knex()('share_link_day').where({ link_id: id }).select('visitors', 'clicks')).toEqual([
          { visitors: 50, clicks: 110 },
        ])
        const [{ count }] = await knex()('share_click').count()
        expect(Number(count)).toBe(50)
        const totals = await getContainer().resolve('share_link').totalsOf([id])
        expect(totals.get(id)).toEqual({ visitors: 50, clicks: 110 })
      })

      it('believes nobody else, nothing old and no link that is none', async () => {
        const body = batchOf([seen('zzzzzzzzzz', visitors[0])])
        expect((await tell(body, 'another secret')).status).toBe(403)
        expect((await tell(`${body} `.trim().replace('"times":1', '"times":0'))).status).toBe(400)
        expect(
          (await tell(batchOf([seen('zzzzzzzzzz', visitors[0])], { sent_at: '2026-11-01T00:00:00Z' }))).status,
        ).toBe(400)
        expect((await tell(body)).data).toEqual({ counted: true })
        expect(await knex()('share_click').select()).toEqual([])
      })
    })
  },
})
