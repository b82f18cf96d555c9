/** Nothing is sold without licence, test and date in order; staff receive, measure, let in and refuse lots. */
import type { MedusaContainer } from '@medusajs/framework/types'
import { ContainerRegistrationKeys, Modules } from '@medusajs/framework/utils'
import { addToCartWorkflow, createCartWorkflow } from '@medusajs/medusa/core-flows'
import watchCertificates from '@shanzhen/producers/jobs/watch-certificates'
import warnProducers from '@shanzhen/producers/jobs/warn-producers'
import { explainSellable } from '@shanzhen/lots/sellable'
import { decideCertificatesWorkflow, setGoodFactsWorkflow } from '@shanzhen/producers/workflows'
import { recallLotsWorkflow } from '@shanzhen/lots/workflows'
import { checkoutBuyer, type CheckoutShop, stockCheckoutShop } from '../support/checkout-shop'
import { bringGoods, letExpire } from '../support/lots'
import { medusaIntegrationTestRunner } from '../support/medusa-runner'
import { invitedHeaders, staffHeaders } from '../support/packing-shop'

medusaIntegrationTestRunner({
  testSuite: ({ api, getContainer }) => {
    let container: MedusaContainer
    let shop: CheckoutShop
    let mei: Record<string, string>
    let shan: Record<string, string>

    beforeAll(async () => {
      container = getContainer()
      shop = await stockCheckoutShop(container)
      mei = await staffHeaders(container)
      shan = await staffHeaders(container, 'shan@example.com')
    })

    const post = (path: string, body: object, headers = mei) =>
      api.post(`/admin${path}`, body, { headers, validateStatus: () => true })
    const get = async (path: string) => (await api.get(`/admin${path}`, { headers: mei })).data
    const reason = async (handle: string) =>
      (await explainSellable(container, [shop.variants[handle]])).get(shop.variants[handle])
    const lotOf = async (sku: string) =>
      (await container.resolve('lot').listLots({ inventory_item_id: shop.inventory[sku] }))[0]
    const goodOf = async (handle: string) => (await get(`/products/${shop.products[handle]}/good`)).good
    const buyer = () => checkoutBuyer(api as never, shop)
    const delivery = async (change: object = {}, lot: object = {}) => ({
      location_id: shop.location_id,
      supplier_name: '蜂业合作社',
      lots: [
        {
          good_id: (await goodOf('honey')).id,
          inventory_item_id: shop.inventory.honey,
          quantity: 20,
          made_on: '2026-11-20',
          best_before: '2028-11-09',
          ...lot,
        },
      ],
      ...change,
    })
    const looked = { method: '快检', sampling: '随机抽样', sample_count: 5, values: [{ name: '水分', value: 12 }] }
    const withStandard = async () =>
      post('/standards', {
        good_id: (await goodOf('honey')).id,
        limits: [{ name: '水分', unit: '%', max: 13 }],
        shelf_life_days: 720,
        effective_from: '2026-01-01',
      })

    it('stops selling a recalled lot at once, in the quote, at placing, in a plain cart and in gift boxes', async () => {
      const ready = await buyer().body({ honey: 1 })
      const lot = await lotOf('honey')
      const cart = await createCartWorkflow(container).run({
        input: { region_id: shop.region_id, items: [{ variant_id: shop.variants.mushroom, quantity: 1 }] },
      })
      await recallLotsWorkflow(container).run({ input: { lot_id: lot.id, actor: 'shan', reason: '抽检不合格' } })
      expect([await reason('honey'), await reason('box'), await reason('mushroom')]).toEqual([
        'recalled',
        'recalled',
        null,
      ])
      const { data } = await buyer().quote({ honey: 1 })
      expect(data.quote.lines[0]).toMatchObject({ reason: 'not_for_sale', available: 0 })
      expect(data.quote.lines[0].message).toContain('召回')
      const late = await buyer().place(ready)
      expect(late.status).toBe(409)
      expect(late.data.changes).toMatchObject([{ code: 'not_for_sale' }])
      await expect(
        addToCartWorkflow(container).run({
          input: { cart_id: cart.result.id, items: [{ variant_id: shop.variants.honey, quantity: 1 }] },
        }),
      ).rejects.toThrow()
    })

    const entering =
      (producer_id: string) =>
      (change: object = {}) =>
        post('/certificates', {
          ...{ producer_id, kind: 'sc', number: 'SC12661092390033', valid_from: '2026-01-01', valid_to: '2026-06-30' },
          ...change,
        })
    /** A licence of nobody’s goods yet: what is refused leaves the certificates as they were. */
    const unlicensed = async () => {
      const certificates = container.resolve('certificate')
      const [licence] = await certificates.listCertificates({ kind: 'sc' })
      await certificates.revoke(licence.id, '吊销')
      const count = async () => (await certificates.listCertificates({}, { take: 100 })).length
      return { enter: entering(licence.producer_id), count }
    }

    it('refuses a certificate whose validity overlaps with another of its number, or ends before it begins', async () => {
      const { enter, count } = await unlicensed()
      expect((await enter()).status).toBe(201)
      const before = await count()
      const overlapping = await enter({ valid_from: '2026-06-30', valid_to: '2027-01-01' })
      expect([overlapping.status, overlapping.data.message]).toEqual([
        409,
        '同一证书在这段有效期内已登记过，有效期不能重叠',
      ])
      expect((await enter({ valid_from: '2027-06-01', valid_to: '2027-01-01' })).status).toBe(400)
      expect(await count()).toBe(before)
      expect((await enter({ valid_from: '2026-07-01', valid_to: '2027-01-01' })).status).toBe(201)
    })

    it('refuses a licence of a category the good does not need', async () => {
      const { enter, count } = await unlicensed()
      const before = await count()
      const good_ids = [(await goodOf('honey')).id]
      const other = await enter({ number: 'SC11661092390011', good_ids })
      expect([other.status, other.data.message]).toEqual([
        400,
        '许可证 SC11661092390011 的食品类别与商品要求的 126 不符',
      ])
      expect(await count()).toBe(before)
    })

    it('refuses a licence number of the wrong shape, and leaves a wrong check digit to the second person', async () => {
      const { enter } = await unlicensed()
      const short = await enter({ number: 'SC126' })
      expect([short.status, short.data.message]).toEqual([400, '食品生产许可证编号格式不对：SC126'])
      const misprinted = await enter({ number: 'SC12661092390034' })
      expect(misprinted.data.certificate).toMatchObject({ state: 'entered', needs_review: true })
      expect(await reason('honey')).toBe('certificate_missing')
    })

    it('sells by the licence: not once it is revoked or over, again with a new one', async () => {
      const [licence] = await container.resolve('certificate').listCertificates({ kind: 'sc' })
      await decideCertificatesWorkflow(container).run({
        input: { ids: [licence.id], decision: 'revoked', decided_by: 'shan', remark: '吊销' },
      })
      expect(await reason('honey')).toBe('certificate_missing')
      const enter = entering(licence.producer_id)
      const old = await enter()
      expect(old.status).toBe(201)
      const decide = (id: string, headers: Record<string, string>) =>
        post(`/certificates/${id}`, { decision: 'approved' }, headers)
      expect((await decide(old.data.certificate.id, mei)).data.message).toContain('另一位同事')
      const own = await invitedHeaders(container, 'own@example.com', 'staff@example.com')
      expect((await decide(old.data.certificate.id, own)).data.message).toContain('互有邀请关系')
      expect((await decide(old.data.certificate.id, shan)).status).toBe(200)
      expect((await decide(old.data.certificate.id, shan)).status).toBe(409)
      expect(await reason('honey')).toBe('certificate_expired')
      const renewed = await enter({ valid_from: '2026-07-01', valid_to: '2031-06-30' })
      expect(await reason('honey')).toBe('certificate_expired')
      await decide(renewed.data.certificate.id, shan)
      expect(await reason('honey')).toBe(null)
      expect((await get('/certificates')).licensed_goods).toBe(2)
    })

    /** Lets the licence end in so many days; every job then runs twice. @returns how many notices there are */
    const noticesAt = async (days: number, licence: { id: string }, template: string) => {
      await container
        .resolve(ContainerRegistrationKeys.PG_CONNECTION)
        .raw(`update certificate set valid_to = (now() at time zone 'Asia/Shanghai')::date + ?::int where id = ?`, [
          ...[days, licence.id],
        ])
      for (const job of [watchCertificates, warnProducers, watchCertificates, warnProducers]) await job(container)
      return (await container.resolve(Modules.NOTIFICATION).listNotifications({ template })).length
    }

    it('tells staff 60, 30 and 7 days before a certificate ends, once each', async () => {
      const [licence] = await container.resolve('certificate').listCertificates({ kind: 'sc' })
      const told = (days: number) => noticesAt(days, licence, 'certificate-expiring')
      expect([await told(61), await told(60), await told(45), await told(30), await told(7), await told(0)]).toEqual([
        ...[0, 1, 1, 2, 3, 3],
      ])
    })

    it('tells each contact of the producer once per threshold, and only the nearest where days were missed', async () => {
      const [licence] = await container.resolve('certificate').listCertificates({ kind: 'sc' })
      const contact = (address: object) => post(`/producers/${licence.producer_id}/contacts`, address)
      expect((await contact({ phone: '138 1234 5678' })).status).toBe(201)
      const told = (days: number) => noticesAt(days, licence, 'certificate-ending')
      expect([await told(61), await told(60), await told(59), await told(5), await told(4)]).toEqual([0, 1, 1, 2, 2])
      expect((await contact({ email: 'bees@example.com' })).status).toBe(201)
      expect([await told(3), await told(3), await told(-1)]).toEqual([3, 3, 3])
      const notices = await container
        .resolve(Modules.NOTIFICATION)
        .listNotifications({ template: 'certificate-ending' })
      const heard = notices.map(({ to, resource_id }) => [to, resource_id?.split(':')[1]])
      expect(heard.sort()).toEqual([
        ['13812345678', '60'],
        ['13812345678', '7'],
        ['bees@example.com', '7'],
      ])
    })

    it('takes a lot from the ramp to the shelf: received, measured, let in by a second person', async () => {
      await withStandard()
      await recallLotsWorkflow(container).run({
        input: { lot_id: (await lotOf('honey')).id, actor: 'shan', reason: '换批' },
      })
      const { data, status } = await post('/lots', await delivery({ note_number: 'N-1' }))
      expect(status).toBe(201)
      const [{ id }] = data.lots
      expect(await reason('honey')).toBe('awaiting_inspection')
      expect((await post('/lots', await delivery({ note_number: 'N-1' }))).status).toBe(409)
      expect((await post(`/lots/${id}/release`, {}, shan)).data.message).toContain('没有合格的入库检验')
      expect((await post(`/lots/${id}/inspections`, { ...looked, values: [] })).data.inspection.verdict).toBe('passed')
      expect((await post(`/lots/${id}/release`, {}, shan)).data.message).toContain('没有覆盖')
      const { data: measured } = await post(`/lots/${id}/inspections`, looked)
      expect(measured.inspection).toMatchObject({ verdict: 'passed', results: [{ limit: '≤13', ok: true }] })
      expect((await post(`/lots/${id}/release`, {}, mei)).data.message).toContain('另一位同事')
      const invited = await invitedHeaders(container, 'own@example.com', 'staff@example.com')
      expect((await post(`/lots/${id}/release`, {}, invited)).data.message).toContain('互有邀请关系')
      expect((await post(`/lots/${id}/release`, {}, shan)).status).toBe(200)
      expect(await reason('honey')).toBe(null)
      const seen = await get(`/lots/${id}`)
      expect(seen.lot).toMatchObject({ title: '土蜂蜜', state: 'released' })
      expect(seen.events.map((event: { type: string }) => event.type)).toEqual([
        ...['received', 'inspected', 'inspected', 'released'],
      ])
      expect((await buyer().quote({ honey: 20 })).data.quote.lines[0].reason).toBe(null)
    })

    it('refuses a lot that fails its limit, and sells none of it', async () => {
      await withStandard()
      const { data } = await post('/lots', await delivery())
      const [{ id }] = data.lots
      const wet = await post(`/lots/${id}/inspections`, { ...looked, values: [{ name: '水分', value: 15.5 }] })
      expect(wet.data.inspection).toMatchObject({ verdict: 'failed', results: [{ value: 15.5, ok: false }] })
      expect((await post(`/lots/${id}/release`, {}, shan)).status).toBe(409)
      const unknown = await post(`/lots/${id}/inspections`, { ...looked, values: [{ name: '甜度', value: 1 }] })
      expect(unknown.data.message).toContain('没有这个检验项目')
      const reject = { reason: '水分超标', disposal: '退回供货人' }
      expect((await post(`/lots/${id}/reject`, reject)).data.lot.state).toBe('rejected')
      expect((await post(`/lots/${id}/release`, {}, shan)).status).toBe(409)
      expect((await get('/lots?state=rejected')).lots).toMatchObject([{ id, stock: [{ quantity: 0 }] }])
    })

    it('lets dried mushrooms in only with a 承诺达标合格证', async () => {
      const facts = await goodOf('honey')
      await setGoodFactsWorkflow(container).run({
        input: [{ product_id: shop.products.honey, facts: { ...facts, kind: 'primary-dried', sc_category: null } }],
      })
      const { producer_id } = facts
      const receive = async (lot: object) => (await post('/lots', await delivery({}, lot))).data.lots[0].id
      const [bare, promised] = [await receive({}), await receive({ producer_id, promise_number: 'HGZ-1' })]
      for (const id of [bare, promised]) await post(`/lots/${id}/inspections`, { ...looked, values: [] })
      expect((await post(`/lots/${bare}/release`, {}, shan)).data.message).toContain('承诺达标合格证')
      expect((await post(`/lots/${promised}/release`, {}, shan)).status).toBe(200)
    })

    it('takes what is out of date off sale by its date, before any job has run', async () => {
      await recallLotsWorkflow(container).run({
        input: { lot_id: (await lotOf('kiwi')).id, actor: 'shan', reason: '换批' },
      })
      const [lot] = await bringGoods(container, shop.location_id, [
        { inventory_item_id: shop.inventory.kiwi, quantity: 3 },
      ])
      await letExpire(container, lot)
      expect(['out_of_date', 'recalled']).toContain(await reason('kiwi'))
      expect((await buyer().quote({ kiwi: 1 })).data.quote.lines[0].reason).toBe('not_for_sale')
    })

    it('says what is missing in Chinese, and asks staff to sign in', async () => {
      const { status, data } = await post('/lots', await delivery({ supplier_name: '' }))
      expect([status, data.message]).toEqual([400, expect.stringContaining('请填写供货人')])
      expect((await post('/lots', await delivery({}, { quantity: 0 }))).data.message).toContain('数量至少为 1')
      expect((await post('/lots', await delivery({}, { best_before: '2026-01-01' }))).status).toBe(400)
      expect((await api.get('/admin/lots', { validateStatus: () => true })).status).toBe(401)
      expect((await api.get('/admin/lots/lot_none', { headers: mei, validateStatus: () => true })).status).toBe(404)
    })
  },
})
