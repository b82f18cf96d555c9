/** 电话订单 at the desk: goods found as they are called, an order as the checkout writes it, a phone and no e-mail. */
import { randomUUID } from 'node:crypto'
import { ContainerRegistrationKeys } from '@medusajs/framework/utils'
import type { StaffAct } from '@shanzhen/staff/wire'
import { vi } from 'vitest'
import { openCatalogue } from '../support/catalogue-shop'
import { medusaIntegrationTestRunner } from '../support/medusa-runner'
import { openOutbox } from '../support/outbox'
import { staffHeaders } from '../support/packing-shop'

const outbox = openOutbox()
const ADDRESS = {
  ...{ name: '欧阳小山', phone: '13812341234', province: '陕西省', city: '西安市' },
  ...{ district: '雁塔区', detail: '演示路 1 号' },
}
type Good = { variant_id: string; title: string; unit_price_fen: number; available: number; reason: string | null }

medusaIntegrationTestRunner({
  testSuite: ({ api, getContainer }) => {
    let shop: Awaited<ReturnType<typeof openCatalogue>>
    beforeAll(async () => {
      shop = await openCatalogue(api, getContainer())
    })
    afterAll(() => outbox.close())

    const at = (headers: object) => ({ headers: { ...headers }, validateStatus: () => true })
    const post = (path: string, body: object, headers: object = {}) =>
      api.post(`/admin/checkout/phone-orders${path}`, body, at({ ...shop.staff.headers, ...headers }))
    const goods = async (q: string): Promise<Good[]> =>
      (await api.get(`/admin/phone-orders/goods?q=${encodeURIComponent(q)}`, shop.staff)).data.goods
    const quote = async (good: Good, more: object = {}) =>
      (await post('/quote', { items: [{ variant_id: good.variant_id, quantity: 1 }], province: '陕西省', ...more }))
        .data.quote
    async function body(good: Good, more: object = {}, asked: object = {}) {
      const { lines, shipping_option_id, total_fen } = await quote(good, asked)
      const [{ variant_id, quantity, unit_price_fen }] = lines
      return {
        ...{ items: [{ variant_id, quantity, unit_price_fen }], address: ADDRESS },
        ...{ shipping_option_id, expected_total_fen: total_fen, ...more },
      }
    }
    const place = (order: object, key: string = randomUUID()) => post('', order, { 'idempotency-key': key })

    it('finds goods by name, pinyin and initials, with their price and what is left', async () => {
      for (const q of ['香菇', 'xianggu', 'xg']) {
        const found = await goods(q)
        expect(found.some(({ title }) => title.includes('香菇'))).toBe(true)
        for (const { unit_price_fen, available, reason } of found)
          expect(unit_price_fen > 0 && (available > 0 || reason)).toBeTruthy()
      }
      expect(await goods('没有这种东西的')).toEqual([])
    })

    it('becomes one order, however often it is sent, that waits a day and is told with its link', async () => {
      const [good] = await goods('核桃油')
      const [key, order] = [randomUUID(), await body(good, { note: '请放门口' })]
      const { status, data } = await place(order, key)
      expect([status, data.message]).toEqual([201, undefined])
      const again = await place(order, key)
      expect([again.status, again.data.order.id]).toEqual([200, data.order.id])
      const { id, total_fen, checkout } = data.order
      const record = await api.get(`/admin/staff/acts?kind=acts&subject_id=${id}`, shop.staff)
      expect(
        record.data.acts.map(({ status, subject_zh, subject_id }: StaffAct) => [status, subject_zh, subject_id]),
      ).toEqual([
        [200, '订单', id],
        [201, '订单', id],
      ])
      expect(checkout).toMatchObject({ state: 'open', due_fen: total_fen })
      expect(total_fen).toBe(order.expected_total_fen)
      expect(Date.parse(checkout.expires_at) - Date.now()).toBeGreaterThan(23 * 3_600_000)
      const link = new URL(checkout.pay_link)
      const headers = { ...shop.store.headers, 'x-order-key': link.searchParams.get('key') ?? '' }
      const { order: seen } = (await api.get(`/store/checkout/orders/${id}`, { headers })).data
      expect(seen).toMatchObject({ status: 'awaiting_payment', total_fen, address: ADDRESS, note: '请放门口' })
      const { data: rows } = await getContainer()
        .resolve(ContainerRegistrationKeys.QUERY)
        .graph({ entity: 'order', fields: ['email', 'metadata', 'shipping_address.last_name'], filters: { id } })
      expect(rows[0]).toMatchObject({ email: null, metadata: { placed_by: 'staff' } })
      await vi.waitFor(() => {
        const told = outbox.messages().find((one) => one.template === 'order-placed' && one.data.order_id === id)
        expect(told?.to).toBe(ADDRESS.phone)
        expect(told?.text).toMatch(/已为您下好，.*请在 .*前付款/)
        expect(told?.text).toContain(checkout.pay_link)
      }, 10_000)
    })

    it('waits until the term staff set, and for none that is over, endless or no moment', async () => {
      const [good] = await goods('核桃油')
      const pay_until = new Date(Date.now() + 3 * 86_400_000).toISOString()
      const { data } = await place(await body(good, { pay_until }))
      expect(data.order.checkout.expires_at).toBe(pay_until)
      for (const wrong of [new Date(Date.now() - 1000).toISOString(), '2099-01-01T00:00:00Z', 'soon']) {
        const refused = await place(await body(good, { pay_until: wrong }))
        expect([refused.status, Object.keys(refused.data.fields)]).toEqual([400, ['pay_until']])
      }
    })

    it('is picked up by a name and a phone alone', async () => {
      const [good] = await goods('核桃油')
      const pickup = (await quote(good)).shipping_options.find(({ type }: { type: string }) => type === 'pickup')
      const { name, phone } = ADDRESS
      const asked = { shipping_option_id: pickup.id }
      const { status, data } = await place(await body(good, { address: { name, phone } }, asked))
      expect([status, data.order.total_fen]).toEqual([201, good.unit_price_fen])
    })

    it.each([
      [{ phone: '12345' }, 'address.phone'],
      [{ name: '' }, 'address.name'],
      [{ city: '乌鲁木齐市' }, 'address.city'],
      [{ detail: undefined }, 'address.detail'],
    ])('says beside the field what keeps a parcel from its buyer: %j', async (wrong, field) => {
      const [good] = await goods('核桃油')
      const { status, data } = await place(await body(good, { address: { ...ADDRESS, ...wrong } }))
      expect([status, Object.keys(data.fields)]).toEqual([400, [field]])
      expect(data.message).toMatch(/\p{Script=Han}/u)
    })

    it('meets conditions of promotions and the shop’s money in Chinese, and a double name too', async () => {
      const get = async (path: string) => (await api.get(`/admin${path}`, shop.staff)).data
      const { attributes } = await get('/promotions/rule-attribute-options/rules?promotion_type=standard')
      for (const { label, operators } of attributes)
        for (const said of [label, ...operators.map((one: { label: string }) => one.label)])
          expect(said).toMatch(/^\p{Script=Han}+$/u)
      const { stores } = await get('/stores?fields=*supported_currencies,*supported_currencies.currency')
      expect(stores[0].supported_currencies[0].currency).toMatchObject({ code: 'cny', name: '人民币' })
      const twice = await api.post(
        '/admin/products',
        { title: '又一个', handle: 'hetao-oil', options: [{ title: '规格', values: ['一份'] }] },
        at(shop.staff.headers),
      )
      expect([twice.status, twice.data.message]).toEqual([400, '已经有网址名是“hetao-oil”的商品，请换一个'])
    })

    it('is no order at another price, without the age confirmed, or from whoever may only look', async () => {
      const [good] = await goods('核桃油')
      const cheap = await body(good)
      const changed = await place({ ...cheap, expected_total_fen: cheap.expected_total_fen - 100 })
      expect([changed.status, changed.data.code]).toEqual([409, 'changed'])
      const wine = (await goods('酒')).find(({ reason }) => !reason) as Good
      expect((await place(await body(wine))).data.code).toBe('age_confirmation_required')
      expect((await place(await body(wine, { age_confirmed: true }))).status).toBe(201)
      const auditor = await staffHeaders(getContainer(), 'auditor@example.com', ['role_auditor'])
      const refused = await api.post(
        '/admin/checkout/phone-orders',
        cheap,
        at({ ...auditor, 'idempotency-key': randomUUID() }),
      )
      expect(refused.status).toBe(403)
    })
  },
})
