/** What staff did stays on record: who, when, from where, and what was before and after. */
import { ContainerRegistrationKeys, Modules } from '@medusajs/framework/utils'
import type { ActsPage, StaffAct } from '@shanzhen/staff/wire'
import { SUBJECTS } from '../../backend/src/staff/subjects'
import { medusaIntegrationTestRunner } from '../support/medusa-runner'
import { openPackingShop, staffHeaders } from '../support/packing-shop'

const OPEN = { validateStatus: () => true }

medusaIntegrationTestRunner({
  testSuite: ({ api, getContainer }) => {
    let owner: Record<string, string>
    let shop: Awaited<ReturnType<typeof openPackingShop>>
    // The shop first: stocking it begins anew.
    beforeAll(async () => {
      shop = await openPackingShop(getContainer())
      owner = await staffHeaders(getContainer(), 'mei@example.com')
      const users = getContainer().resolve(Modules.USER)
      const [{ id }] = await users.listUsers({ email: 'mei@example.com' })
      await users.updateUsers({ id, first_name: '小梅', last_name: '李' })
    })
    const post = (url: string, data: object, headers = owner) => api.post(url, data, { headers, ...OPEN })
    const acts = async (query = ''): Promise<StaffAct[]> =>
      (await api.get(`/admin/staff/acts${query}`, { headers: owner })).data.acts
    const sql = (text: string) => getContainer().resolve(ContainerRegistrationKeys.PG_CONNECTION).raw(text)

    it('remembers a price with its value before and after, under a name, also among many goods at once', async () => {
      const { data } = await getContainer()
        .resolve(ContainerRegistrationKeys.QUERY)
        .graph({ entity: 'product', fields: ['id', 'variants.id'] })
      const [product] = data
      const [variant] = product.variants
      const answer = await post(`/admin/products/${product.id}/variants/${variant.id}`, {
        prices: [{ currency_code: 'cny', amount: 0.01 }],
      })
      expect(answer.status).toBe(200)
      const [act] = await acts('?kind=acts')
      expect(act).toMatchObject({
        user_name: '李小梅',
        right: 'goods:write',
        subject_zh: '商品',
        subject_id: product.id,
        status: 200,
        network: expect.stringMatching(/127\.0\.0\.1|::1/),
      })
      expect(act.changed).toEqual([
        { path: expect.stringMatching(/^variants\..+\.prices\.cny\.amount$/), before: expect.any(Number), after: 0.01 },
      ])
      expect(act.changed[0].before).not.toBe(0.01)

      const prices = [{ currency_code: 'cny', amount: 88.08 }]
      const update = [{ id: product.id, variants: [{ id: variant.id, prices }] }]
      expect((await post('/admin/products/batch', { update })).status).toBe(200)
      const [many] = await acts('?kind=acts')
      expect(many.changed).toEqual([
        { path: expect.stringContaining(`${product.id}.variants`), before: 0.01, after: 88.08 },
      ])
      expect(JSON.stringify(many.asked)).toContain('88.08')
    })

    it('keeps what was refused and why, and no secret that was sent', async () => {
      await post('/admin/product-tags', { nonsense: true })
      await post('/admin/users/user_none/reset-password', { password: 'hunter22', note: { token: 'abc' } })
      await post('/admin/sign-in/phone', { phone: '13812341234', code: '482913', ticket: 'tick-482913' })
      const [phone, reset, tag] = await acts('?kind=acts')
      expect(JSON.stringify(phone)).not.toContain('482913')
      expect(tag).toMatchObject({ status: 400, said: expect.any(String) })
      expect(JSON.stringify(reset)).not.toMatch(/hunter22|abc/)
    })

    it('takes every text, wherever it is cut, and counts what is too much to keep', async () => {
      const value = `${'a'.repeat(299)}🍯蜜`
      expect((await post('/admin/product-tags', { value })).status).toBe(200)
      expect((await post('/admin/product-tags', { value: 'x', '\ud800': 1, 'y\0': 'z\0' })).status).toBe(400)
      await post('/admin/product-tags', { value: 'x', rows: Array.from({ length: 5000 }, (_, i) => i) })
      const [long, , cut] = await acts('?kind=acts')
      expect(cut.asked.value).toMatch(/^a+…（共 302 字）$/)
      expect(long.asked.rows).toContain('…（共 5000 项）')
    })

    it('tells apart by their mailboxes who calls themselves like a colleague', async () => {
      const packer = await staffHeaders(getContainer(), 'packer@example.com', ['role_warehouse'])
      const users = getContainer().resolve(Modules.USER)
      const [{ id }] = await users.listUsers({ email: 'packer@example.com' })
      for (const name of [{ first_name: '李 小梅' }, { first_name: 'mei@example.com', last_name: '' }]) {
        await post(`/admin/users/${id}`, name, packer)
        await post(`/admin/users/${id}`, name, packer)
        const [act] = await acts('?kind=acts')
        expect(act.user_name).toBe(`${name.first_name}（packer@example.com）`)
      }
    })

    it('notes who tried what their role does not bring', async () => {
      const packer = await staffHeaders(getContainer(), 'bao@example.com', ['role_warehouse'])
      await post('/admin/payments/pay_1/refund', { amount: 1 }, packer)
      await post('/admin/price-preferences', {}, packer)
      await api.get('/admin/ledger/accounts', { headers: packer, ...OPEN })
      expect(await acts('?kind=acts')).toMatchObject([
        { route: 'POST /admin/price-preferences', status: 403 },
        {
          route: 'POST /admin/payments/pay_1/refund',
          status: 403,
          subject_id: 'pay_1',
          said: expect.stringContaining('财务'),
        },
      ])
    })

    it('notes who looked at a buyer’s order, once for one look', async () => {
      for (let i = 0; i < 3; i++) await api.get('/admin/orders/order_none', { headers: owner, ...OPEN })
      await api.get('/admin/orders', { headers: owner })
      expect(await acts('?kind=looks')).toMatchObject([{ subject_id: 'order_none', reads: true, status: 404 }])
    })

    it('notes who takes many buyers out by a list, and no page of daily work', async () => {
      const get = (path: string) => api.get(path, { headers: owner, ...OPEN })
      await get('/admin/orders?limit=50&offset=50')
      await get('/admin/customers?limit=20')
      expect(await acts('?kind=looks')).toEqual([])
      await get('/admin/orders?limit=1000&fields=*shipping_address')
      await get('/admin/customers/?limit=20&offset=400')
      expect((await acts('?kind=looks')).map(({ route, status }) => [route, status])).toEqual([
        ['GET /admin/customers/', 200],
        ['GET /admin/orders', 200],
      ])
    })

    it('notes who gets to buyers from elsewhere: by a relation, through messages or a group', async () => {
      const get = (path: string) => api.get(path, { headers: owner, ...OPEN })
      await get('/admin/sales-channels?limit=20')
      await get('/admin/orders/order_none/line-items?fields=*order')
      await get('/admin/notifications?limit=20')
      expect(await acts('?kind=looks')).toEqual([])
      await get('/admin/sales-channels?fields=id,%2Aorders.shipping_address')
      await get('/admin/regions?fields=id,orders.shipping_address.phone')
      await get('/admin/notifications?limit=1000')
      await get('/admin/customer-groups/cusgroup_none')
      await get('/admin/exchanges?limit=200&fields=*order.shipping_address')
      expect((await acts('?kind=looks')).map(({ route }) => route).sort()).toEqual([
        ...['GET /admin/customer-groups/cusgroup_none', 'GET /admin/exchanges', 'GET /admin/notifications'],
        ...['GET /admin/regions', 'GET /admin/sales-channels'],
      ])
    })

    it('lets nobody change or remove what stands in it, not even by SQL', async () => {
      await post('/admin/product-tags', { value: '秋天' })
      for (const table of ['staff_act', 'staff_act_ending']) {
        const column = table === 'staff_act' ? 'user_name' : 'said'
        await expect(sql(`update ${table} set ${column} = 'x'`)).rejects.toThrow(/只能增加/)
        await expect(sql(`delete from ${table}`)).rejects.toThrow(/只能增加/)
        await expect(sql(`truncate ${table} cascade`)).rejects.toThrow(/只能增加/)
      }
      expect(await acts('?kind=acts')).toHaveLength(1)
    })

    it('does nothing where the record cannot be written', async () => {
      await sql('alter table staff_act rename to staff_act_away')
      const answer = await post('/admin/product-tags', { value: '冬天' })
      await sql('alter table staff_act_away rename to staff_act')
      expect(answer.status).toBe(500)
      const { data } = await api.get('/admin/product-tags?value=冬天', { headers: owner })
      expect(data.product_tags).toEqual([])
    })

    it('is searched by day, name, right and number, read page by page, and taken out as a table', async () => {
      await Promise.all(Array.from({ length: 60 }, (_, i) => post('/admin/product-tags', { value: `标签${i}` })))
      const first: ActsPage = (await api.get('/admin/staff/acts?right=goods:write', { headers: owner })).data
      const rest = await acts(`?right=goods:write&after=${encodeURIComponent(first.next ?? '')}`)
      expect([first.acts.length, rest.length]).toEqual([50, 10])
      expect(new Set([...first.acts, ...rest].map(({ id }) => id)).size).toBe(60)
      const today = new Date(Date.now() + 8 * 3_600_000).toISOString().slice(0, 10)
      expect(await acts(`?from=${today}&to=${today}&q=李小梅`)).toHaveLength(50)
      expect(await acts('?to=2026-01-01')).toEqual([])
      expect((await api.get('/admin/staff/acts?from=2026-02-30', { headers: owner, ...OPEN })).status).toBe(400)
      const file = await api.get('/admin/staff/acts/export?right=goods:write', { headers: owner })
      expect(file.data.split('\r\n')).toHaveLength(62)
      expect(file.data).toContain('李小梅')
    })

    it('shows the record to owners, managers and auditors alone', async () => {
      const packer = await staffHeaders(getContainer(), 'packer@example.com', ['role_warehouse'])
      const auditor = await staffHeaders(getContainer(), 'auditor@example.com', ['role_auditor'])
      const status = async (headers: object) => (await api.get('/admin/staff/acts', { headers, ...OPEN })).status
      expect([await status(packer), await status(auditor)]).toEqual([403, 200])
    })

    it('shows of an order what was sent and paid back', async () => {
      const order = await shop.placeOrder()
      const sent = await api.post(
        `/admin/orders/${order.id}/parcels`,
        {
          carrier_code: 'SF',
          tracking_number: 'SF1234567890123',
          lines: [{ line_item_id: order.line_item_id, quantity: 2 }],
        },
        { headers: owner },
      )
      expect(sent.status).toBe(201)
      const changed = async () => (await acts(`?subject_id=${order.id}`))[0].changed
      expect(await changed()).toEqual([
        { path: 'fulfilled', before: 0, after: 2 },
        { path: 'shipped', before: 0, after: 2 },
      ])
    })

    it('can read before and after of everything it says an act is about', async () => {
      const query = getContainer().resolve(ContainerRegistrationKeys.QUERY)
      for (const { entity, fields, read } of SUBJECTS) {
        if (read) await expect(read(getContainer(), ['none_1'])).resolves.toEqual([])
        else
          await expect(query.graph({ entity, fields: [...fields], filters: { id: 'none_1' } })).resolves.toMatchObject({
            data: [],
          })
      }
    })
  },
})
