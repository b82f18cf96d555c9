/** 活动: what staff may do with one in each of its states, and what its goods earn while it runs. */
import { ContainerRegistrationKeys } from '@medusajs/framework/utils'
import { vi } from 'vitest'
import { rebuildAll } from '../../backend/src/catalogue/refresh'
import { PROMISES } from '../../scripts/lib/promises.mjs'
import { afterSaleShop } from '../support/after-sale-shop'
import { type CheckoutShop, stockCheckoutShop } from '../support/checkout-shop'
import { clickOf, openDistributor } from '../support/distributors'
import { medusaIntegrationTestRunner } from '../support/medusa-runner'
import { openOutbox } from '../support/outbox'
import { staffHeaders } from '../support/packing-shop'
import { readQr } from '../support/read-qr'
import { signInByCode, type SignedIn } from '../support/sign-in'
import { openGateway } from '../support/wechat-shop'

const gateway = await openGateway()
const outbox = openOutbox()
const OPEN = { validateStatus: () => true }
const inHours = (hours: number) => new Date(Date.now() + hours * 3_600_000).toISOString()
const BASE = '/admin/distribution/campaigns'

medusaIntegrationTestRunner({
  testSuite: ({ api, getContainer }) => {
    let goods: CheckoutShop
    let staff: Record<string, string>
    let li: SignedIn
    let distributor: { id: string; code: string }
    let sales: ReturnType<typeof afterSaleShop>
    beforeAll(async () => {
      const container = getContainer()
      goods = await stockCheckoutShop(container)
      staff = await staffHeaders(container)
      li = await signInByCode(api, container, goods.headers, { phone: '13900000001' })
      sales = afterSaleShop(api, container, goods, gateway)
      distributor = await openDistributor(getContainer(), li.customer.id)
    })
    beforeEach(() => {
      outbox.clear()
      gateway.callbacks.shopOrigin = api.defaults.baseURL ?? null
    })
    afterAll(async () => {
      outbox.close()
      await gateway.close()
    })

    const knex = () => getContainer().resolve(ContainerRegistrationKeys.PG_CONNECTION)
    const post = (path: string, body: object = {}) => api.post(path, body, { headers: staff, ...OPEN })
    const content = (more: object = {}) => ({
      ...{ title: '春茶上新', words: '头一批', ends_at: inHours(48), product_ids: [goods.products.mushroom], ...more },
    })
    const make = (more: object = {}) => post(BASE, { handle: 'spring', ...content(more) })
    const made = async (more: object = {}) => (await make(more)).data.id as string
    const change = (id: string, more: object = {}) => post(`${BASE}/${id}`, content(more))
    const end = (id: string) => post(`${BASE}/${id}/end`)
    type Listed = { id: string; state: string; title: string; goods: { title: string }[]; ended_by: string | null }
    const list = async () => (await api.get(BASE, { headers: staff, ...OPEN })).data.campaigns as Listed[]
    const addRule = (more: object) =>
      post('/admin/distribution/rules', { name: '规则', scope: 'all', rate_bps: 1000, ...more })
    const ofCampaign = (target_id: string, rate_bps: number) =>
      addRule({ name: `活动${rate_bps}`, scope: 'campaign', target_id, rate_bps })
    const as = () => ({ headers: { ...goods.headers, authorization: `Bearer ${li.token}` }, ...OPEN })
    const buy = (basket: Record<string, number>) =>
      sales.order(basket, { shipped: false, more: { referral_code: distributor.code } })
    /** By title the rate that each line of an order was noted with. */
    const rates = async (order_id: string) => {
      const sale = await vi.waitFor(async () => {
        const found = await getContainer().resolve('commission').readSale(order_id)
        if (!found) throw new Error('not noted yet')
        return found
      }, 15_000)
      return Object.fromEntries(sale.lines.map(({ title, rate_bps }) => [title, rate_bps]))
    }
    async function holds() {
      for (const [promise, sql] of Object.entries(PROMISES).filter(([name]) => name.includes('佣金')))
        expect([promise, (await knex().raw<{ rows: unknown[] }>(sql)).rows]).toEqual([promise, []])
    }

    describe('at the desk', () => {
      it('is made with its goods, shown with its state, and changed before it begins', async () => {
        const now = await made()
        const coming = await made({ handle: 'autumn', starts_at: inHours(1) })
        expect((await list()).map(({ id, state, goods: of }) => [id, state, of.map(({ title }) => title)])).toEqual([
          [coming, 'coming', ['宁陕香菇']],
          [now, 'now', ['宁陕香菇']],
        ])
        const changed = await change(coming, {
          ...{ title: '秋收', starts_at: inHours(2), product_ids: [goods.products.honey, goods.products.wine] },
        })
        expect(changed.status).toBe(200)
        const [row] = await list()
        expect([row.title, row.goods.map(({ title }) => title).sort()]).toEqual(['秋收', ['土蜂蜜', '猕猴桃酒']])
        expect((await change(coming, { starts_at: null })).status).toBe(200)
        expect((await list())[0].state).toBe('now')
      })

      it('stands as it ran: once it began it can only end early, once', async () => {
        const id = await made()
        const refused = await change(id)
        expect([refused.status, refused.data.message]).toEqual([409, '活动已经开始或结束，不能再改'])
        expect((await end(id)).status).toBe(200)
        expect((await list())[0]).toMatchObject({ state: 'over', ended_by: expect.stringContaining('user_') })
        const again = await end(id)
        expect([again.status, again.data.message]).toEqual([409, '活动已经结束'])
        expect((await change(id)).status).toBe(409)
        for (const sql of [
          `update campaign set title = '别的'`,
          `update campaign set ends_at = ends_at + interval '1 day'`,
          `update campaign set ended_at = null, ended_by = null`,
          'delete from campaign_good',
          'delete from campaign',
          'truncate campaign_good',
          'truncate campaign cascade',
        ])
          await expect(knex().raw(sql), sql).rejects.toThrow(/campaign/)
        await expect(knex()('campaign_good').insert({ campaign_id: id, product_id: 'prod_x' })).rejects.toThrow()
      })

      it('does not begin in the past, nor in the database', async () => {
        const past = { handle: 'past', title: '旧', ends_at: inHours(1), made_by: 'user_x' }
        await expect(knex()('campaign').insert({ ...past, id: 'camp_1', starts_at: inHours(-1) })).rejects.toThrow()
        const id = await made({ starts_at: inHours(1) })
        await expect(
          knex()('campaign')
            .where({ id })
            .update({ starts_at: inHours(-1) }),
        ).rejects.toThrow()
        expect((await end(id)).status).toBe(200)
        expect((await list())[0].state).toBe('over')
        expect((await change(id)).status).toBe(409)
      })

      it.each([
        [{ title: ' ' }, '请填写活动名称'],
        [{ handle: '春茶' }, '页面地址只用小写字母、数字和中间的 -，如 spring-tea'],
        [{ product_ids: [] }, '请选择活动商品'],
        [{ product_ids: ['prod_none'] }, '有的商品已不在店里，请重新选'],
        [{ ends_at: null }, '请填写结束时间'],
        [{ ends_at: inHours(-1) }, '结束时间要晚于开始时间和现在'],
        [{ starts_at: inHours(3), ends_at: inHours(2) }, '结束时间要晚于开始时间和现在'],
        [{ starts_at: inHours(-2) }, '活动从现在起才能开始，不能补在过去'],
      ])('is not made of %j', async (more, message) => {
        const { status, data } = await make(more)
        expect([status, data.message]).toEqual([400, expect.stringContaining(message)])
        expect(await list()).toEqual([])
      })

      it('has an address of its own, of one that is over too', async () => {
        const id = await made()
        await end(id)
        const { status, data } = await make()
        expect([status, data.message]).toEqual([409, '这个页面地址已有活动用过，换一个'])
        expect((await end('camp_none')).status).toBe(404)
        expect((await change('camp_none')).status).toBe(404)
      })
    })

    describe('in the shop', () => {
      const page = (handle = 'spring') => api.get(`/store/campaigns/${handle}`, { headers: goods.headers, ...OPEN })
      const share = (target = 'spring') =>
        api.post('/store/distribution/me/links', { target_kind: 'campaign', target }, as())
      const leads = (code: string) => api.get(`/store/share-links/${code}`, { headers: goods.headers, ...OPEN })
      const offered = async () => (await api.get('/store/distribution/me/campaigns', as())).data.campaigns

      it('has a page with its goods on sale while it runs, and none before, after or under another name', async () => {
        expect((await page()).status).toBe(404)
        const coming = await made({ handle: 'coming', starts_at: inHours(1) })
        const { status, data } = await page('coming')
        expect([status, data.message]).toEqual([404, '没有这个活动，或者它没有开始、已经结束'])
        await end(coming)
        await getContainer().resolve('product').updateProducts(goods.products.wine, { status: 'draft' })
        await rebuildAll(getContainer())
        const id = await made({ product_ids: [goods.products.mushroom, goods.products.honey, goods.products.wine] })
        const shown = await vi.waitFor(async () => {
          const { campaign } = (await page()).data
          if (campaign?.goods.length !== 2) throw new Error('not told yet')
          return campaign
        }, 15_000)
        expect(shown).toMatchObject({ handle: 'spring', title: '春茶上新', words: '头一批' })
        expect(
          shown.goods.map(({ title, price_fen }: { title: string; price_fen: number }) => [title, price_fen]),
        ).toEqual(
          expect.arrayContaining([
            ['宁陕香菇', 3000],
            ['土蜂蜜', 6850],
          ]),
        )
        expect(Object.keys(shown).sort()).toEqual(['ends_at', 'goods', 'handle', 'title', 'words'])
        await end(id)
        await vi.waitFor(async () => expect((await page()).status).toBe(404), 10_000)
      })

      it('is shared while it runs, and its link leads on to it until then, with a poster', async () => {
        await made({ handle: 'coming', starts_at: inHours(1) })
        for (const handle of ['spring', 'coming']) {
          const { status, data } = await share(handle)
          expect([status, data.message]).toEqual([404, '这个活动没有开始，或已经结束，换一个再分享'])
        }
        const id = await made()
        expect(await offered()).toEqual([
          { handle: 'spring', title: '春茶上新', words: '头一批', goods: 1, ends_at: expect.any(String) },
        ])
        const { status, data } = await share()
        expect([status, data.link]).toEqual([201, expect.objectContaining({ target: 'spring', title: '春茶上新' })])
        expect((await leads(data.link.code)).data.path).toBe('/campaigns/spring')
        const poster = () =>
          api.get(`/store/distribution/me/links/${data.link.id}/poster`, { ...as(), responseType: 'arraybuffer' })
        expect(await readQr(Buffer.from((await poster()).data))).toContain(`/r/${data.link.code}`)
        await end(id)
        expect((await leads(data.link.code)).status).toBe(404)
        expect((await poster()).status).toBe(404)
        expect(await offered()).toEqual([])
        const [link] = (await api.get('/store/distribution/me/links', as())).data.links
        expect([link.title, link.ended_at]).toEqual([null, null])
      })

      it('ended between click and order leaves the order to whom it was brought by, at the rate of all goods', async () => {
        await addRule({})
        const id = await made()
        await ofCampaign(id, 1500)
        const { link } = (await share()).data
        const click = clickOf(link.code, new Date(Date.now() - 60_000))
        await end(id)
        const headers = { ...goods.headers, 'x-share-click': click }
        const order = await afterSaleShop(api, getContainer(), { ...goods, headers }, gateway).order(
          { mushroom: 1 },
          { shipped: false },
        )
        expect(await rates(order.id)).toEqual({ 宁陕香菇: 1000 })
        const brought = await getContainer().resolve('attribution').attributionsOf([order.id])
        expect(brought.get(order.id)).toMatchObject({ distributor_id: distributor.id, link_id: link.id, way: 'link' })
        await holds()
      })
    })

    describe('what its goods earn', () => {
      it('is its own rule’s rate while it runs, and that of all goods before and after, whatever way the order came', async () => {
        await addRule({})
        const before = await buy({ mushroom: 1 })
        const id = await made()
        expect((await ofCampaign(id, 1500)).status).toBe(201)
        const during = await buy({ mushroom: 1, honey: 1 })
        await end(id)
        const after = await buy({ mushroom: 1 })
        expect(await rates(before.id)).toEqual({ 宁陕香菇: 1000 })
        expect(await rates(during.id)).toEqual({ 宁陕香菇: 1500, 土蜂蜜: 1000 })
        expect(await rates(after.id)).toEqual({ 宁陕香菇: 1000 })
        await holds()
      })

      it('stands under a good’s rule and above a shelf’s, and of several campaigns is the higher', async () => {
        const [a, b] = [await made(), await made({ handle: 'two' })]
        await addRule({})
        await ofCampaign(a, 1200)
        await ofCampaign(b, 1500)
        await ofCampaign(b, 1300)
        expect(await rates((await buy({ mushroom: 1 })).id)).toEqual({ 宁陕香菇: 1500 })
        await addRule({ scope: 'good', target_id: goods.products.mushroom, rate_bps: 300 })
        expect(await rates((await buy({ mushroom: 1 })).id)).toEqual({ 宁陕香菇: 300 })
        await holds()
      })

      it('is told to who shares while it runs, with its end, and gone when it is over', async () => {
        const id = await made()
        await ofCampaign(id, 1500)
        const told = async () => (await api.get('/store/distribution/me/commission', as())).data.rules
        const [rule] = await told()
        expect(rule).toMatchObject({ scope: 'campaign', target: '春茶上新', rate_bps: 1500 })
        expect(new Date(rule.ends_at).getTime()).toBeGreaterThan(Date.now() + 47 * 3_600_000)
        const state = async () =>
          (await api.get('/admin/distribution/rules', { headers: staff })).data.rules[0].state as string
        expect(await state()).toBe('now')
        await end(id)
        expect([await told(), await state()]).toEqual([[], 'over'])
      })

      it('has no rule of a campaign that is over or was never there', async () => {
        const id = await made()
        await end(id)
        for (const target of [id, 'camp_none']) {
          const { status, data } = await ofCampaign(target, 1500)
          expect([status, data.message]).toEqual([400, '没有这个活动，或已经结束'])
        }
      })

      it('is tried on the orders of last month as though the campaign had run', async () => {
        await addRule({})
        const order = await buy({ mushroom: 1, honey: 1 })
        await rates(order.id)
        const id = await made({ starts_at: inHours(5) })
        const draft = { scope: 'campaign', target_id: id, rate_bps: 2000 }
        const { was_fen, would_fen, goods: of } = (await post('/admin/distribution/simulations', draft)).data
        const found = (name: string) => of.find(({ title }: { title: string }) => title === name)
        const [mushroom, honey] = [found('宁陕香菇'), found('土蜂蜜')]
        expect(would_fen).toBe(was_fen + mushroom.was_fen)
        expect(mushroom.would_fen).toBe(mushroom.was_fen * 2)
        expect(honey.would_fen).toBe(honey.was_fen)
      })
    })
  },
})
