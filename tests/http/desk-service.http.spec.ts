/** What the desk of customer service sets and sees: carriage by its tables and free from a sum on, and claims with whose they are. */
import { ATTACHMENT } from '@shanzhen/attachments/modules/attachment'
import { Modules } from '@medusajs/framework/utils'
import { createPromotionsWorkflow } from '@medusajs/medusa/core-flows'
import { afterSaleShop, PNG } from '../support/after-sale-shop'
import { ADDRESS, checkoutBuyer, stockCheckoutShop, type CheckoutShop } from '../support/checkout-shop'
import { medusaIntegrationTestRunner } from '../support/medusa-runner'
import { giveName, staffHeaders } from '../support/packing-shop'
import { openGateway } from '../support/wechat-shop'

const gateway = await openGateway()

medusaIntegrationTestRunner({
  testSuite: ({ api, getContainer, dbConnection }) => {
    let shop: CheckoutShop
    let headers: Record<string, string>
    let buyer: ReturnType<typeof checkoutBuyer>
    let goods_fen: number
    beforeAll(async () => {
      shop = await stockCheckoutShop(getContainer())
      buyer = checkoutBuyer(api, shop)
      headers = await staffHeaders(getContainer())
      goods_fen = (await buyer.quote({ honey: 1 })).data.quote.lines[0].total_fen
    })
    afterAll(() => gateway.close())

    type Table = { zones: { name: string; provinces: string[]; free_from_fen: number | null }[] }
    const tableOf = async (): Promise<Table> => {
      const { data } = await api.get('/admin/freight-tables', { headers })
      return data.freight_tables.find(({ id }: { id: string }) => id === shop.options.express).table
    }
    const save = (table: object, who = headers) =>
      api.post(`/admin/freight-tables/${shop.options.express}`, table, { headers: who, validateStatus: () => true })
    const photoOf = async (order: Awaited<ReturnType<ReturnType<typeof afterSaleShop>['order']>>) =>
      (await order.post('/photos', { content: PNG })).data.photo.id as string
    /** In the province alone. */
    async function freeFrom(free_from_fen: number | null | string) {
      const table = await tableOf()
      const zones = table.zones.map((zone) => (zone.provinces.includes('陕西') ? { ...zone, free_from_fen } : zone))
      return save({ ...table, zones })
    }
    const freight = async (basket: Record<string, number>, more: object = {}) => {
      const { data } = await buyer.quote(basket, { shipping_option_id: shop.options.express, ...more })
      const option = data.quote.shipping_options.find(({ id }: { id: string }) => id === shop.options.express)
      return [data.quote.freight_fen, option.amount_fen, option.free_from_fen]
    }
    const coupon = (code: string) =>
      createPromotionsWorkflow(getContainer()).run({
        input: {
          promotionsData: [
            {
              ...{ code, type: 'standard', status: 'active', is_tax_inclusive: true },
              application_method: {
                ...{ type: 'fixed', value: 5, target_type: 'order', currency_code: 'cny', allocation: 'across' },
              },
            },
          ],
        } as never,
      })

    it('is free from the very sum on, costs a fen below it, and only where the zone says so', async () => {
      expect(await freight({ honey: 1 })).toEqual([600, 600, null])
      expect((await freeFrom(goods_fen)).status).toBe(200)
      expect(await freight({ honey: 1 })).toEqual([0, 0, goods_fen])
      expect((await freight({ honey: 1 }, { province: '四川省' }))[2]).toBeNull()
      await freeFrom(goods_fen + 1)
      expect(await freight({ honey: 1 })).toEqual([600, 600, goods_fen + 1])
      expect((await freight({ honey: 2 }))[0]).toBe(0)
      const { data } = await api.get(`/store/freight?variant_id=${shop.variants.honey}&quantity=1&province=陕西省`, {
        headers: shop.headers,
      })
      const express = data.options.find(({ id }: { id: string }) => id === shop.options.express)
      expect(express.free_from_fen).toBe(goods_fen + 1)
    })

    it('counts what is paid for the goods: a coupon that takes them below the sum brings the carriage back', async () => {
      await coupon('FIVE')
      await freeFrom(goods_fen)
      expect((await freight({ honey: 1 }, { promotion_codes: ['FIVE'] }))[0]).toBe(600)
      await freeFrom(goods_fen - 500)
      expect((await freight({ honey: 1 }, { promotion_codes: ['FIVE'] }))[0]).toBe(0)
      const wanted = { promotion_codes: ['FIVE'], shipping_option_id: shop.options.express }
      const placed = await buyer.buy({ honey: 1 }, wanted)
      expect(placed.status).toBe(201)
      expect(placed.data.order).toMatchObject({ freight_fen: 0, total_fen: goods_fen - 500 })
      const before = await buyer.body({ honey: 1 }, wanted)
      await freeFrom(null)
      expect((await buyer.place(before)).status).toBe(409)
    })

    it('brings it back in Medusa’s own cart too, where the coupon or another table comes after the way was chosen', async () => {
      await coupon('FIVE')
      await freeFrom(goods_fen)
      const post = (path: string, body: object = {}) =>
        api.post(`/store${path}`, body, { headers: shop.headers, validateStatus: () => true })
      const items = [{ variant_id: shop.variants.honey, quantity: 1 }]
      const { cart } = (await post('/carts', { region_id: shop.region_id, email: 'mei@example.com', items })).data
      const at = `/carts/${cart.id}`
      const choose = () => post(`${at}/shipping-methods`, { option_id: shop.options.express })
      const pay = async () => {
        const { payment_collection } = (await post('/payment-collections', { cart_id: cart.id })).data
        const session = { provider_id: 'pp_wechatpay_wechatpay', data: { channel: 'native' } }
        return post(`/payment-collections/${payment_collection.id}/payment-sessions`, session)
      }
      await post(at, { shipping_address: { country_code: 'cn', province: '陕西省', city: '西安市', first_name: '王' } })
      expect((await choose()).data.cart.shipping_total).toBe(0)
      expect((await pay()).status).toBe(200)
      expect((await post(`${at}/promotions`, { promo_codes: ['FIVE'] })).data.cart.shipping_total).toBe(0)
      const begun = await pay()
      expect([begun.status, begun.data.code]).toEqual([409, 'carriage_changed'])
      expect((await choose()).data.cart.shipping_total).toBe(6)
      expect((await pay()).status).toBe(200)
      await freeFrom(goods_fen - 500)
      const refused = await post(`${at}/complete`)
      expect([refused.status, refused.data.message]).toEqual([400, '运费有变化，请重新选择配送方式'])
      await freeFrom(goods_fen)
      const bought = (await post(`${at}/complete`)).data
      expect(bought).toMatchObject({ type: 'order', order: { shipping_total: 6, total: goods_fen / 100 + 1 } })
    })

    it('asks for no carriage when a part is sent back later, and gives none back with the last', async () => {
      await freeFrom(2 * goods_fen)
      const desk = afterSaleShop(api, getContainer(), shop, gateway)
      const order = await desk.order({ honey: 2 }, { more: { shipping_option_id: shop.options.express } })
      expect((await order.view()).freight_fen).toBe(0)
      const staff = desk.staff(headers)
      for (const [i, back] of [goods_fen, goods_fen].entries()) {
        const { data } = await order.ask(1)
        await staff.takeBack(data.request.id)
        const paid = await staff.act(data.request.id, 'refund', { version: 4 })
        expect([i, paid.status, paid.data.request.refund_fen]).toEqual([i, 200, back])
      }
    })

    it('asks before goods that came back broken are put on the shelf again, and tells staff whose claim it is', async () => {
      const desk = afterSaleShop(api, getContainer(), shop, gateway)
      const order = await desk.order({ honey: 2 })
      const asked = await order.ask(1, { reason: 'damaged', text: '罐子裂了', photo_ids: [await photoOf(order)] })
      const { id, lines } = asked.data.request
      const staff = desk.staff(headers)
      await staff.act(id, 'approve', { version: 1 })
      await staff.act(id, 'received', { version: 2 })
      const body = { version: 3, lines: [{ id: lines[0].id, sellable: 1 }] }
      const refused = await staff.act(id, 'inspect', body)
      expect([refused.status, refused.data.code, refused.data.message]).toEqual([
        ...[409, 'damaged_sellable', '买家说商品破损，登记可再售的 1 件会回到货架卖给别人'],
      ])
      expect((await staff.get(`/${id}`)).data.request.state).toBe('received')
      const broken = { version: 3, lines: [{ id: lines[0].id, sellable: 0, disposal: 'destroyed' }] }
      expect((await staff.act(id, 'inspect', broken)).status).toBe(200)
      await giveName(getContainer(), 'staff@example.com', '梅', '李')
      const file = (await staff.get(`/${id}`)).data
      expect(file.by).toEqual({ approved: '李梅', received: '李梅', inspected: '李梅' })
      expect(file.order).toMatchObject({ id: order.id, buyer: ADDRESS.name, phone: ADDRESS.phone })
      const list = (await staff.get('?page=1')).data
      expect(list.orders).toContainEqual(file.order)
      expect(JSON.stringify((await order.look()).data)).not.toContain('李梅')
    })

    it('lets staff put pictures and papers to a claim, private, only ever added to, and nothing else', async () => {
      const desk = afterSaleShop(api, getContainer(), shop, gateway)
      const order = await desk.order({ honey: 1 })
      const { id } = (await order.ask(1)).data.request
      const other = (await (await desk.order({ honey: 1 })).ask(1)).data.request.id
      const files = `/admin/after-sales/${id}/files`
      const open = (who = headers) => ({ headers: who, validateStatus: () => true })
      const add = (content: string, who = headers, name = '破损.png') => api.post(files, { name, content }, open(who))
      await giveName(getContainer(), 'staff@example.com', '梅', '李')
      const added = await add(PNG)
      expect([added.status, added.data.files]).toMatchObject([
        201,
        [{ name: '破损.png', mime: 'image/png', by: '李梅' }],
      ])
      const [file] = added.data.files
      const seen = await api.get(`${files}/${file.id}`, { ...open(), responseType: 'arraybuffer' })
      expect([seen.status, seen.headers['content-type'], seen.headers['x-content-type-options']]).toEqual([
        ...[200, 'image/png', 'nosniff'],
      ])
      expect((await api.get(`/admin/after-sales/${other}/files/${file.id}`, open())).status).toBe(404)
      const html = Buffer.from('<script>alert(1)</script>').toString('base64')
      expect((await add(html)).data.message).toBe('只能附照片（JPEG、PNG、WebP）和不带程序的 PDF')
      expect((await add(Buffer.alloc(8 * 1024 * 1024 + 1).toString('base64'))).data.message).toBe('文件不能超过 8 MB')
      expect((await add(PNG, headers, ' ')).data.fields).toEqual({ name: '请填写文件名' })
      for (const [role, status] of [
        ...[['role_warehouse', 201] as const, ['role_auditor', 403] as const, ['role_quality', 403] as const],
      ]) {
        const who = await staffHeaders(getContainer(), `${role}@example.com`, [role])
        expect([role, (await add(PNG, who)).status]).toEqual([role, status])
      }
      const inspector = await staffHeaders(getContainer(), 'inspector@example.com', ['role_quality'])
      expect((await api.get(`${files}/${file.id}`, open(inspector))).status).toBe(403)
      expect((await api.get(files, { headers: shop.headers, validateStatus: () => true })).status).toBe(401)
      expect(JSON.stringify((await order.look()).data)).not.toContain(file.id)
      const [row] = await getContainer().resolve(ATTACHMENT).listAttachments({ subject_id: id })
      const away = await api.delete(`/admin/uploads/${row.file_id}`, open())
      expect([403, 409]).toContain(away.status)
      await expect(dbConnection.raw('delete from attachment')).rejects.toThrow('附件只能新增')
      const twenty = Array.from({ length: 19 }, () => add(PNG))
      const statuses = (await Promise.all(twenty)).map(({ status }) => status)
      expect([
        statuses.filter((status) => status === 201).length,
        statuses.filter((status) => status === 409).length,
      ]).toEqual([18, 1])
    })

    it('takes a sum from the right people alone, refuses nonsense in words, and keeps older tables as they are', async () => {
      const said = async (value: string | number | null) => Object.values((await freeFrom(value)).data.fields ?? {})
      expect(await said(0)).toEqual(['免运费的金额至少 1 分；不免就不填'])
      expect(await said(1.5)).toEqual(['免运费的金额须为整数（分）'])
      const packer = await staffHeaders(getContainer(), 'packer@example.com', ['role_warehouse'])
      expect((await save(await tableOf(), packer)).status).toBe(403)
      const fulfillment = getContainer().resolve(Modules.FULFILLMENT)
      const table = await tableOf()
      const zones = table.zones.map(({ free_from_fen: _none, ...zone }) => zone)
      await fulfillment.updateShippingOptions(shop.options.express, { data: { freight: { ...table, zones } } })
      expect(await freight({ honey: 1 })).toEqual([600, 600, null])
    })
  },
})
