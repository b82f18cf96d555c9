/** What is one small shop's is not there for another's owner or program: at every route that names something. */
import { randomUUID } from 'node:crypto'
import { ContainerRegistrationKeys } from '@medusajs/framework/utils'
import type { AfterSaleView, Eligibility } from '@shanzhen/after-sales/wire'
import { knownRoutes } from '@shanzhen/http/contract'
import { shipParcel } from '@shanzhen/shipping/workflows'
import { PNG } from '../support/after-sale-shop'
import { ADDRESS, stockCheckoutShop, type CheckoutShop } from '../support/checkout-shop'
import { medusaIntegrationTestRunner } from '../support/medusa-runner'
import { staffHeaders } from '../support/packing-shop'
import { type Caller, openSmallShop } from '../support/small-shops'
import { fillDeposit, supplyAt } from '../support/trading-shop'
import { newWaybill } from '../support/waybills'
import { openGateway } from '../support/wechat-shop'

const gateway = await openGateway()
/** A size of the center's is everybody's to pick. */
const SHARED = new Set(['POST /shops/me/goods/:id'])
type Ids = Record<string, string>

medusaIntegrationTestRunner({
  testSuite: ({ api, getContainer }) => {
    let goods: CheckoutShop
    let staff: Record<string, string>
    let shop: { id: string; owner: Caller }
    let other: { id: string; owner: Caller }
    beforeAll(async () => {
      goods = await stockCheckoutShop(getContainer())
      staff = await staffHeaders(getContainer())
      shop = await openSmallShop(api, getContainer(), staff, { phone: '13900000001' })
      other = await openSmallShop(api, getContainer(), staff, { phone: '13900000002', name: '另一家', handle: 'other' })
      await supplyAt(getContainer(), { [goods.variants.mushroom]: 2000 })
      for (const { id } of [shop, other]) await fillDeposit(getContainer(), id, 100_000)
    })
    afterAll(() => gateway.close())

    const made = async (of: { owner: Caller }, path: string, body: object) => {
      const { status, data } = await of.owner.post(path, body)
      expect([path, status < 300, data.message]).toEqual([path, true, undefined])
      return data as Record<string, { id: string }>
    }
    const row = async (table: string, where: object) =>
      (await getContainer().resolve(ContainerRegistrationKeys.PG_CONNECTION)(table).where(where).first()) as Ids

    /** One of everything that a shop has. */
    async function everything(of: { id: string; owner: Caller }): Promise<Record<string, Ids>> {
      const items = [{ sku: 'mushroom', quantity: 1 }]
      const { order } = await made(of, '/orders', { number: 'N-1', receiver: ADDRESS, items })
      const claims = `/orders/${order.id}/claims`
      const order_id = (await row('shop_order', { id: order.id })).order_id ?? ''
      const lineOf = async () =>
        ((await of.owner.get(claims)).data as { eligibility: Eligibility }).eligibility.lines[0]?.line_item_id ?? ''
      const lines = [{ line_item_id: await lineOf(), quantity: 1 }]
      await shipParcel(getContainer(), {
        ...{ order_id, carrier_code: 'SF', tracking_number: newWaybill(), lines },
        ...{ created_by: 'staff', request_id: randomUUID() },
      })
      const { photo } = await made(of, `${claims}/photos`, { content: PNG })
      const { request } = (await made(of, claims, {
        ...{ reason: 'damaged', lines, photo_ids: [photo.id] },
      })) as unknown as { request: AfterSaleView }
      const head = '订单编号,收货人,收货手机,收货地址,商品编码,数量'
      const file = [head, 'F-1,王小山,13812341234,陕西省西安市雁塔区科技路1号,mushroom,1'].join('\n')
      const content = { filename: '订单.csv', file: Buffer.from(file).toString('base64') }
      const imported = (await made(of, '/imports', content)).import
      const { top_up } = await made(of, '/deposit/top-ups', { amount_fen: 5000, channel: 'native' })
      const { withdrawal } = await made(of, '/deposit/withdrawals', { amount_fen: 5000 })
      const { statement } = (await api.post('/admin/settlement/statements', { shop_id: of.id }, { headers: staff }))
        .data as { statement: { id: string } }
      const { member } = await made(of, '/members', {
        name: '小王',
        phone: of.id === shop.id ? '13700000011' : '13700000012',
        role: 'clerk',
      })
      const { key } = await made(of, '/keys', {
        ...{
          name: '系统',
          mode: 'live',
          scopes: ['orders:read', 'orders:write', 'deposit:read'],
          expires_in_days: null,
        },
      })
      const hook = await made(of, '/webhooks', { url: 'http://127.0.0.1:9/hooks', events: ['order.placed'] })
      const endpoint = Object.values(hook).find((one) => one?.id)?.id ?? ''
      const { delivery } = await made(of, `/webhooks/${endpoint}/ping`, {})
      return {
        orders: {
          id: order.id,
          claim_id: request.id,
          photo_id: photo.id,
          number: 'N-1',
          line: lines[0]?.line_item_id ?? '',
        },
        imports: { id: imported.id },
        'top-ups': { id: top_up.id },
        withdrawals: { id: withdrawal.id },
        statements: { id: statement.id },
        members: { id: member.id },
        invitations: { id: member.id },
        keys: { id: key.id },
        webhooks: { id: endpoint, delivery_id: delivery.id },
      }
    }
    const bodies = (theirs: Record<string, Ids>): Record<string, object> => ({
      'POST /shops/me/orders/:id/claims': {
        ...{ reason: 'damaged', lines: [{ line_item_id: theirs.orders?.line, quantity: 1 }] },
      },
      'POST /shops/me/orders/:id/claims/photos': { content: PNG },
      'POST /shops/me/statements/:id/remarks': { no: 1, reason: '这笔不对' },
      'POST /shops/me/members/:id': { name: '改名' },
      'POST /shops/me/invitations/:id': { join: true },
      'POST /shops/me/webhooks/:id': { state: 'off' },
      'POST /shops/me/webhooks/:id/replay': { since: '2026-01-01T00:00:00Z' },
    })
    const kindOf = (route: string) =>
      (/\/(orders|imports|top-ups|withdrawals|statements|members|invitations|keys|webhooks)\/:/.exec(route) ?? [])[1] ??
      ''
    const filled = (route: string, ids: Ids) => route.replace(/:(\w+)/g, (_, name: string) => ids[name] ?? name)

    it('for an owner, and for a program with all rights', async () => {
      const theirs = await everything(other)
      const scopes = ['orders:read', 'orders:write', 'offers:read', 'deposit:read']
      const { secret } = (await shop.owner.post('/keys', { name: '系统', mode: 'live', scopes, expires_in_days: null }))
        .data as { secret: string }
      const named = [...knownRoutes().keys()].filter((route) => / \/shops\/.*:/.test(route) && !SHARED.has(route))
      expect(named.length).toBeGreaterThan(30)
      const answers = []
      for (const route of named) {
        const [method = '', path = ''] = route.split(' ')
        const kind = kindOf(route)
        expect([route, kind]).not.toEqual([route, ''])
        const headers = path.startsWith('/shops/api')
          ? { authorization: `Bearer ${secret}`, 'idempotency-key': randomUUID() }
          : shop.owner.headers
        const url = filled(path, theirs[kind] ?? {})
        expect(url).not.toMatch(/\/(id|number|claim_id|photo_id|delivery_id)(\/|$)/)
        const { status } = await api.request({
          ...{ method, url, headers, validateStatus: () => true },
          ...(method === 'POST' && { data: bodies(theirs)[route] ?? {} }),
        })
        answers.push([route, status])
      }
      expect(answers.filter(([, status]) => status !== 404)).toEqual([])
    })

    it('also where what is another’s hangs on what is one’s own', async () => {
      const [own, theirs] = [await everything(shop), await everything(other)]
      const at = `/orders/${own.orders?.id}/claims`
      expect((await shop.owner.get(`${at}/photos/${theirs.orders?.photo_id}`)).status).toBe(404)
      expect((await shop.owner.post(`${at}/${theirs.orders?.claim_id}/withdraw`)).status).toBe(404)
      const again = `/webhooks/${own.webhooks?.id}/deliveries/${theirs.webhooks?.delivery_id}/replay`
      expect((await shop.owner.post(again)).status).toBe(404)
      const theirLine = [{ line_item_id: theirs.orders?.line, quantity: 1 }]
      const claim = await shop.owner.post(at, { reason: 'damaged', lines: theirLine })
      expect(claim.status).toBe(400)
    })
  },
})
