/** The seeded catalogue on the Postgres engine: found, filtered, shown, and followed when staff change it. */
import { decideCertificatesWorkflow, enterCertificatesWorkflow } from '@shanzhen/producers/workflows'
import { recallLotsWorkflow } from '@shanzhen/lots/workflows'
import { Modules } from '@medusajs/framework/utils'
import { vi } from 'vitest'
import { POSTGRES_INDEX } from '../../backend/src/catalogue/index-definition'
import { rebuildAll } from '../../backend/src/catalogue/refresh'
import fillEmptySearch from '../../backend/src/jobs/fill-empty-search'
import seed from '../../backend/src/seed'
import { openCatalogue, until } from '../support/catalogue-shop'
import { medusaIntegrationTestRunner } from '../support/medusa-runner'

medusaIntegrationTestRunner({
  testSuite: ({ api, getContainer }) => {
    let shop: Awaited<ReturnType<typeof openCatalogue>>
    beforeAll(async () => {
      shop = await openCatalogue(api, getContainer())
    })
    const handles = async (params: Record<string, string | number>) =>
      (await shop.goods({ limit: 100, ...params })).goods.map((good: { handle: string }) => good.handle)

    const card = async (handle: string) => {
      const found = (await shop.goods({ limit: 100 })).goods.find((good) => good.handle === handle)
      if (!found) throw new Error(`no card of ${handle}`)
      return found
    }

    it('seeds 34 goods once, however often it runs', async () => {
      await seed({ container: getContainer(), args: [] })
      const list = await shop.goods({ limit: 100 })
      expect(list).toMatchObject({ count: 34, engine: 'postgres' })
      expect(list.facets.category).toHaveLength(13)
      expect(list.goods.every((good: { thumbnail: string | null }) => good.thumbnail)).toBe(true)
      expect(list.goods.filter((good) => !good.in_stock)).toEqual([])
      const { data } = await api.get('/store/categories', shop.store)
      expect(data.categories.find((category: { is_food: boolean }) => !category.is_food)).toMatchObject({
        handle: 'herb',
        count: 1,
      })
    })

    it('seeds twenty demo codes on bags of two lots once; a bag’s page opens', async () => {
      const trace = getContainer().resolve('trace')
      await seed({ container: getContainer(), args: [] })
      const batches = await trace.listTraceCodeBatches({}, { order: { created_at: 'ASC' } })
      expect(batches.map(({ count, made, state }) => [count, made, state])).toEqual([
        [20, 20, 'ready'],
        [20, 20, 'ready'],
      ])
      const [code] = await trace.codesOf(batches[0].id)
      const { data } = await api.get(`/store/trace/${code}`, shop.store)
      expect(data.trace).toMatchObject({ verdict: 'not_sold', code, lot: { is_demo: true, code: batches[0].lot_code } })
    })

    it('finds goods by characters, pinyin, initials, aliases, sound, a typo, town and producer', async () => {
      for (const q of ['香菇', 'xianggu', 'xg', '香姑', 'xianngu'])
        expect(await handles({ q })).toContain('xianggu-dry')
      for (const q of ['花菇', 'huagu', '香菇'])
        expect(await handles({ q })).toEqual(expect.arrayContaining(['huagu', 'xianggu-dry']))
      expect(await handles({ q: '菇' })).toContain('sauce-xianggu')
      expect((await handles({ q: '皇冠镇' })).sort()).toEqual(['honey-comb', 'honey-tu', 'yangdujun'])
      expect((await handles({ q: '长春酒厂' })).sort()).toEqual(['baijiu', 'wine-kiwi', 'wine-wuweizi'])
      expect(await handles({ q: '火星石' })).toEqual([])
      const { goods } = await shop.goods({ q: 'xianggu' })
      expect(goods.find((good: { handle: string }) => good.handle === 'xianggu-dry')?.title_html).toBe(
        '宁陕<mark>香菇</mark>（干）',
      )
    })

    it('filters, sorts and pages; refuses what it does not know in Chinese', async () => {
      expect(await handles({ category: 'herb' })).toEqual(['zhuling'])
      expect((await handles({ kind: 'fresh' })).length).toBe(5)
      expect(await handles({ category: 'bee', price: '8000-' })).toEqual(['honey-tu'])
      const { goods } = await shop.goods({ sort: 'price_asc', limit: 100 })
      const prices = goods.map((good: { price_fen: number }) => good.price_fen)
      expect(prices).toEqual([...prices].sort((a, b) => a - b))
      expect((await shop.goods({ page: 2, limit: 30 })).goods).toHaveLength(4)
      const refused = await api.get('/store/goods?sort=cheapest', { ...shop.store, validateStatus: () => true })
      expect(refused).toMatchObject({ status: 400, data: { message: '没有这种排序' } })
    })

    it('shows a gift box with its parts and whole boxes in stock, and 猪苓 as no food', async () => {
      const box = (await api.get('/store/goods/gift-shanzhen', shop.store)).data.good
      expect(box.variants[0].available).toBe(160)
      expect(box.components).toContainEqual({
        handle: 'banli-ren',
        title: '板栗仁',
        title_en: expect.stringMatching(/chestnut/i),
        variant_title: '100g',
        quantity: 2,
      })
      const herb = (await api.get('/store/goods/zhuling?locale=en', shop.store)).data.good
      expect(herb).toMatchObject({
        not_food: true,
        kind: 'medicinal',
        title: 'Polyporus (medicinal material, not food)',
      })
      const fish = (await api.get('/store/goods/fish-cold', shop.store)).data.good
      expect(fish.return_rule.code).toBe('fresh_excluded')
      expect((await api.get('/store/goods/none', { ...shop.store, validateStatus: () => true })).status).toBe(404)
    })

    it('suggests goods, shelves, towns and producers', async () => {
      const ask = async (q: string) =>
        (await api.get(`/store/goods/suggest?q=${encodeURIComponent(q)}`, shop.store)).data.suggestions
      expect(await ask('huang')).toContainEqual(expect.objectContaining({ kind: 'town', text: '皇冠镇' }))
      expect(await ask('菌菇')).toContainEqual(expect.objectContaining({ kind: 'category', href: '/c/mushroom' }))
      expect(await ask('蜂业')).toContainEqual(expect.objectContaining({ kind: 'producer' }))
      expect(await ask('香菇')).toContainEqual(expect.objectContaining({ kind: 'good', href: '/products/xianggu-dry' }))
      expect(await ask('')).toEqual([])
    })

    it('quotes freight by province and turns fresh goods away where they would not arrive well', async () => {
      const variant = async (handle: string) =>
        (await api.get(`/store/goods/${handle}`, shop.store)).data.good.default_variant_id
      const quote = async (handle: string, province: string) => {
        const query = new URLSearchParams({ variant_id: await variant(handle), quantity: '2', province })
        const { options } = (await api.get(`/store/freight?${query}`, shop.store)).data
        return Object.fromEntries(
          options.map((option: { type: string; amount_fen: number | null }) => [option.type, option.amount_fen]),
        )
      }
      expect(await quote('rice', '陕西省')).toEqual({ express: 1500, cold_chain: null, pickup: 0 })
      expect(await quote('fish-cold', '广东省')).toEqual({ express: null, cold_chain: 2550, pickup: 0 })
      expect(await quote('fish-cold', '新疆')).toEqual({ express: null, cold_chain: null, pickup: 0 })
    })

    it('follows what staff change: name, price, stock, facts and producer', async () => {
      const [rice] = (await api.get('/admin/products?handle=rice&fields=id,*variants,*variants.prices', shop.staff))
        .data.products
      const seen = async () =>
        (await shop.goods({ limit: 100 })).goods.find((good: { id: string }) => good.id === rice.id)
      await api.post(`/admin/products/${rice.id}`, { title: '高山新米' }, shop.staff)
      await until(async () => (await seen())?.title === '高山新米')
      const [variant] = rice.variants
      const prices = [{ id: variant.prices[0].id, currency_code: 'cny', amount: 61.5 }]
      await api.post(`/admin/products/${rice.id}/variants/${variant.id}`, { prices }, shop.staff)
      await until(async () => (await seen())?.price_fen === 6150)
      const { good } = (await api.get(`/admin/products/${rice.id}/good`, shop.staff)).data
      const facts = { kind: good.kind, return_rule: good.return_rule, producer_id: good.producer_id, town: '梅子镇' }
      await api.post(`/admin/products/${rice.id}/good`, facts, shop.staff)
      await until(async () => (await seen())?.town === '梅子镇')
      await api.post(`/admin/producers/${good.producer_id}`, { name: '严家坪合作社' }, shop.staff)
      await until(async () => (await seen())?.producer === '严家坪合作社')
      const { producers } = (await api.get('/admin/producers', shop.staff)).data
      expect(producers.find((producer: { id: string }) => producer.id === good.producer_id)).toMatchObject({
        is_demo: true,
        town: '四亩地镇',
      })
      const [item] = (await api.get('/admin/inventory-items?sku=RICE-5KG&fields=id,*location_levels', shop.staff)).data
        .inventory_items
      const { location_id } = item.location_levels[0]
      for (const { id } of await getContainer().resolve('lot').listLots({ inventory_item_id: item.id })) {
        const count = { kind: 'stocktake', location_id, quantity: 0, reason: '清点归零' }
        expect((await api.post(`/admin/lots/${id}/acts`, count, shop.staff)).status).toBe(200)
      }
      await until(async () => (await seen())?.in_stock === false)
      await api.post(`/admin/products/${rice.id}`, { status: 'draft' }, shop.staff)
      await until(async () => (await seen()) === undefined)
    })

    it('fills a search that a cut-off start left empty, and leaves a filled one alone', async () => {
      const search = getContainer().resolve(Modules.SEARCH)
      const reindex = vi.spyOn(search, 'reindex')
      await fillEmptySearch(getContainer())
      expect(reindex).not.toHaveBeenCalled()
      const { goods, count } = await shop.goods({ limit: 93 })
      await search.deleteDocuments({ index: POSTGRES_INDEX, filters: { id: goods.map(({ id }) => id) } })
      expect((await shop.goods({ limit: 91 })).count).toBe(0)
      await fillEmptySearch(getContainer())
      expect((await shop.goods({ limit: 92 })).count).toBe(count)
      expect(reindex).toHaveBeenCalled()
      reindex.mockRestore()
    })

    it('answers every search while staff change all the shelves', async () => {
      const { product_categories } = (await api.get('/admin/product-categories?limit=50', shop.staff)).data
      let done = false
      const statuses = new Set<number>()
      const shopper = async (name: string) => {
        for (let i = 0; !done; i++) {
          const answer = await api.get(`/store/goods?q=${name}${i}`, { ...shop.store, validateStatus: () => true })
          statuses.add(answer.status)
        }
      }
      const shoppers = ['a', 'b', 'c'].map(shopper)
      for (const { id } of product_categories) {
        await api.post(`/admin/product-categories/${id}`, { description: '山里的' }, shop.staff)
      }
      await new Promise((resolve) => setTimeout(resolve, 2500))
      done = true
      await Promise.all(shoppers)
      expect([...statuses]).toEqual([200])
    })

    it('keeps 猪苓 off the food shelves and licences provable', async () => {
      const [herb] = (await api.get('/admin/products?handle=zhuling&fields=id', shop.staff)).data.products
      const refused = (path: string, body: unknown) =>
        api.post(path, body, { ...shop.staff, validateStatus: () => true })
      const asFood = { kind: 'medicinal', return_rule: 'seven_days', not_food: false }
      expect((await refused(`/admin/products/${herb.id}/good`, asFood)).status).toBe(400)
      const misprinted = { key: 'firm', name: '某厂', kind: 'enterprise', sc_licence: 'SC11661092390012' }
      expect((await refused('/admin/producers', misprinted)).data.message).toContain('人工复核')
    })

    it('shows the certificates in force with their scans, and neither who entered them nor any other', async () => {
      const page = async () => (await api.get('/store/goods/honey-wuwei', shop.store)).data.good.certificates
      const [licence] = await page()
      expect(Object.keys(licence).sort()).toEqual(['is_demo', 'kind', 'number', 'scan_url', 'valid_from', 'valid_to'])
      expect(licence).toMatchObject({ kind: 'sc', number: expect.stringMatching(/^SC\d{14}$/), is_demo: true })
      const [{ producer_id }] = await getContainer().resolve('certificate').listCertificates({ number: licence.number })
      const scan_url = 'http://localhost:9000/static/1-organic.pdf'
      const paper = { producer_id, kind: 'organic' as const, valid_from: '2026-01-01', valid_to: '2036-12-31' }
      const enter = async (number: string, change: object = {}) => {
        const input = [{ ...paper, number, entered_by: 'mei', scan_url, ...change }]
        return (await enterCertificatesWorkflow(getContainer()).run({ input })).result
      }
      const decide = (ids: string[], decision: 'approved' | 'refused' | 'revoked') =>
        decideCertificatesWorkflow(getContainer()).run({ input: { ids, decision, decided_by: 'shan' } })
      const organic = await enter('ORG-1')
      await decide(
        [
          ...(await enter('ORG-OVER', { valid_from: '2020-01-01', valid_to: '2020-12-31' })),
          ...(await enter('ORG-ELSE', { good_ids: ['good_other'] })),
          ...(await enter('SC11661092390011', { kind: 'sc' })),
        ],
        'approved',
      )
      await decide(await enter('ORG-NO'), 'refused')
      await decide(organic, 'approved')
      const shown = { kind: 'organic', number: 'ORG-1', valid_from: '2026-01-01', valid_to: '2036-12-31', scan_url }
      await until(async () => (await page()).length > 1)
      expect(await page()).toEqual([licence, { ...shown, is_demo: false }])
      await decide(organic, 'revoked')
      await until(async () => (await page()).length === 1)
    })

    it('searches the index that another machine rebuilt, within moments', async () => {
      const search = getContainer().resolve(Modules.SEARCH)
      const remembered = (
        search as unknown as {
          activeVersionCache_: { values_: Map<string, object>; set: (name: string, index: object) => Promise<void> }
        }
      ).activeVersionCache_
      // A test before may have rebuilt: this process asks which index is in use now.
      const later = vi.spyOn(performance, 'now').mockReturnValue(performance.now() + 2000)
      const { id } = await card('rice')
      later.mockRestore()
      const before = { ...remembered.values_.get(POSTGRES_INDEX) }
      await search.deleteDocuments({ index: POSTGRES_INDEX, filters: { id } })
      await rebuildAll(getContainer())
      // As this process would remember it, had another one rebuilt.
      await remembered.set(POSTGRES_INDEX, before)
      await until(async () => (await handles({})).includes('rice'), 8000)
    })

    it('proves the lines of a basket: licence, lot with its story, test; nothing for a stranger', async () => {
      const ids = await Promise.all(
        ['honey-wuwei', 'xianggu-dry', 'gift-shanzhen'].map(async (h) => (await card(h)).default_variant_id),
      )
      const ask = (query: string) =>
        api.get(`/store/goods/proofs${query}`, { ...shop.store, validateStatus: () => true })
      const { data } = await ask(`?${[...ids, 'variant_none'].map((id) => `variant_id=${id}`).join('&')}`)
      const [honey, mushroom, box] = ids.map((id) =>
        data.proofs.find((proof: { variant_id: string }) => proof.variant_id === id),
      )
      expect(data.proofs).toHaveLength(3)
      const [licence] = (await api.get('/store/goods/honey-wuwei', shop.store)).data.good.certificates
      expect(honey).toMatchObject({ kind: 'processed', licence_no: licence.number, lot: { is_demo: true } })
      expect(mushroom).toMatchObject({ kind: 'primary-dried', licence_no: null, lot: { village: '青龙娅村' } })
      expect(box).toMatchObject({ kind: 'bundle', licence_no: null, lot: null })
      const story = await api.get(`/store/trace${honey.lot.link}`, shop.store)
      expect(story.data.trace.lot.code).toBe(honey.lot.code)
      expect(await ask('')).toMatchObject({ status: 400, data: { message: '请说明是哪些规格' } })
      const many = Array.from({ length: 51 }, (_, i) => `variant_id=v${i}`).join('&')
      expect(await ask(`?${many}`)).toMatchObject({ status: 400, data: { message: '一次最多查询 50 种规格' } })
    })

    it('names the lot a size is sent from and its test, and another or none once that is recalled', async () => {
      const honey = async () => (await api.get('/store/goods/honey-wuwei', shop.store)).data.good.variants[0]
      const { lot } = await honey()
      const { code, tested_at, town } = lot
      expect((await card('honey-wuwei')).lot).toMatchObject({ code, tested_at, town })
      expect(lot).toMatchObject({ code: expect.stringMatching(/^[A-Z0-9-]+$/), is_demo: true })
      expect(lot.made_on < lot.best_before).toBe(true)
      expect(new Date(lot.tested_at).getTime()).toBeLessThanOrEqual(Date.now())
      expect(lot.results.length).toBeGreaterThan(0)
      const [{ id }] = await getContainer().resolve('lot').listLots({ code: lot.code })
      await recallLotsWorkflow(getContainer()).run({ input: { lot_id: id, actor: 'shan', reason: '抽检不合格' } })
      await until(async () => (await honey()).lot?.code !== lot.code)
      await until(async () => (await card('honey-wuwei')).lot?.code !== lot.code)
      const { data } = await api.get('/store/goods/gift-shanzhen', shop.store)
      expect(data.good.variants[0].lot).toBe(null)
    })
  },
})
