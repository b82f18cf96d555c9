/**
 * Every route × every actor: a route that nobody named in the table fails, an actor who gets further than the table says
 * fails, and whether somebody else's order exists is never to be told from an answer.
 */
import { allRoutes, type Method } from '../support/routes'
import { checkoutBuyer, stockCheckoutShop, type CheckoutShop } from '../support/checkout-shop'
import { opensToKeys } from '../../backend/src/api/doors/own-name'
import { DOORS, type Policy, policyOf } from '../support/doors'
import { medusaIntegrationTestRunner } from '../support/medusa-runner'
import { staffHeaders } from '../support/packing-shop'
import { signInByCode } from '../support/sign-in'
import { openSmallShop } from '../support/small-shops'

const ACTORS = ['nobody', 'shopper', 'stranger', 'producer', 'shop', 'staff'] as const
type Actor = (typeof ACTORS)[number]
type Answer = { status: number; data: unknown }

/** Who is turned away (401) at a door, and for whom what lies behind it is not there. */
const TURNED_AWAY: Partial<Record<Policy, Actor[]>> = {
  staff: ['nobody', 'shopper', 'stranger', 'producer', 'shop'],
  customer: ['nobody', 'shopper', 'producer', 'shop', 'staff'],
  producer: ['nobody', 'shopper', 'stranger', 'shop', 'staff'],
  shop: ['nobody', 'shopper', 'stranger', 'producer', 'staff'],
  'shop-key': [...ACTORS],
  'signed-in': ['nobody', 'shopper'],
  device: [...ACTORS],
}
const routes = allRoutes()
const PARAM = /:(\w+)/g

medusaIntegrationTestRunner({
  testSuite: ({ api, getContainer }) => {
    let shop: CheckoutShop
    let headers: Record<Actor, Record<string, string>>
    const call = (method: Method, path: string, actor: Actor): Promise<Answer> =>
      api.request({
        method,
        url: path,
        data: method === 'GET' ? undefined : {},
        headers: headers[actor],
        validateStatus: () => true,
      })

    beforeAll(async () => {
      const container = getContainer()
      shop = await stockCheckoutShop(container)
      const { token } = await signInByCode(api, container, shop.headers, { phone: '13900000001' })
      const staff = await staffHeaders(container)
      const producer = await producerToken(staff)
      const { owner } = await openSmallShop(api, container, staff, { phone: '13900000003' })
      headers = {
        nobody: {},
        shopper: shop.headers,
        stranger: { ...shop.headers, authorization: `Bearer ${token}` },
        producer: { ...shop.headers, authorization: `Bearer ${producer}` },
        shop: { ...shop.headers, ...owner.headers },
        staff: { ...shop.headers, ...staff },
      }
    })

    async function producerToken(staff: Record<string, string>): Promise<string> {
      const container = getContainer()
      const [{ id }] = await container.resolve('traceability').listProducers({}, { take: 1 })
      const phone = '13900000002'
      await api.post(`/admin/producers/${id}/contacts`, { phone }, { headers: staff })
      const { code } = await container.resolve('one_time_code').issue({ channel: 'sms', address: phone })
      return (await api.post('/store/sessions/producer', { phone, code }, { headers: shop.headers })).data.token
    }

    it('names every route in the table, and no route that is gone', () => {
      const known = new Set(routes.map(({ method, path }) => `${method} ${path}`))
      const unnamed = routes.filter(({ method, path }) => !policyOf(method, path))
      const rows = unnamed.map(({ method, path }) => `${method} ${path}`)
      expect(rows, 'write into tests/support/doors.ts who may knock at these routes').toEqual([])
      const gone = [...DOORS.keys()].filter((row) => !known.has(row))
      expect(gone, 'take these rows out of tests/support/doors.ts: no such route is there').toEqual([])
    })

    it('lets nobody further than the table says, and breaks at no door', async () => {
      const wrong: string[] = []
      for (const { method, path } of routes) {
        const policy = policyOf(method, path)!
        const url = path
          .replace(':actor_type', 'customer')
          .replace(':auth_provider', 'emailpass')
          .replace(PARAM, 'none_1')
        for (const actor of ACTORS) {
          // Staff reach their own pages: what those do is told by their own tests; ending a session would end this one.
          if (policy === 'staff' && actor === 'staff') continue
          if (policy === 'signed-in' && !TURNED_AWAY['signed-in']?.includes(actor)) continue
          const { status } = await call(method, url, actor)
          const say = () => wrong.push(`${actor}: ${method} ${path} (${policy}) → ${status}`)
          if (status >= 500) say()
          else if (TURNED_AWAY[policy]?.includes(actor)) {
            // Without the shop's key its own rooms ask for the key first.
            if (status !== 401 && !(actor === 'nobody' && status === 400)) say()
          } else if (policy === 'closed' && ![400, 401, 403, 404, 429].includes(status)) say()
          else if (policy === 'owner' && actor !== 'nobody' && ![400, 404].includes(status)) say()
          else if (policy === 'callback' && status < 400) say()
          else if (policy === 'open' && status === 401) say()
        }
      }
      expect(wrong).toEqual([])
    })

    it('lets a secret key, which is nobody, read and keep the catalogue, until its maker is gone', async () => {
      const maker = await staffHeaders(getContainer(), 'maker@example.com')
      const { data } = await api.post('/admin/api-keys', { title: '机器', type: 'secret' }, { headers: maker })
      const keyed = { authorization: `Basic ${Buffer.from(`${data.api_key.token}:`).toString('base64')}` }
      const ask = async (method: Method, url: string, by = keyed) =>
        (
          await api.request({
            method,
            url,
            data: method === 'GET' ? undefined : {},
            headers: by,
            validateStatus: () => true,
          })
        ).status
      const acts = ['lots/none_1/release', 'lots/none_1/inspections', 'certificates/none_1', 'products/none_1/good']
      acts.push('outgoing-inspections/none_1/lift', 'checkout/orders/none_1/hand-payments', 'payments/none_1/refund')
      acts.push('recalls', 'api-keys', 'users/none_1', 'inventory-items/none_1/location-levels', 'index/sync')
      const answers = await Promise.all(acts.map(async (act) => [act, await ask('POST', `/admin/${act}`)]))
      expect(answers).toEqual(acts.map((act) => [act, 403]))
      const open = routes.filter(({ method, path }) => method !== 'GET' && opensToKeys(method, path))
      expect([...new Set(open.map(({ path }) => path.split('/')[2]?.replace(/^product-.*/, 'product-')))]).toEqual([
        'collections',
        'price-lists',
        'price-preferences',
        'product-',
        'products',
        'translations',
        'uploads',
      ])
      expect([await ask('GET', '/admin/orders?limit=1'), await ask('POST', '/admin/collections')]).toEqual([200, 400])
      const { user } = (await api.get('/admin/users/me', { headers: maker })).data
      await api.delete(`/admin/users/${user.id}`, { headers: headers.staff })
      expect(await ask('GET', '/admin/orders?limit=1')).toBe(401)
    })

    it('answers where Medusa’s index, which is off, leaves whoever asks waiting', async () => {
      const { status } = await call('GET', '/admin/index/details', 'staff')
      expect(status).toBe(404)
    })

    it('answers a stranger at a real order as at one that is not there', async () => {
      const { data } = await checkoutBuyer(api, shop).buy({ mushroom: 1 })
      const order = data.order as { id: string }
      const told: string[] = []
      const doors = routes.filter(({ path }) => path.startsWith('/store/') && path.includes('/orders/:id'))
      expect(doors.length).toBeGreaterThan(15)
      for (const { method, path } of doors)
        for (const actor of ['shopper', 'stranger', 'producer', 'shop'] as const) {
          const at = (id: string) => call(method, path.replace(':id', id).replace(PARAM, 'none_1'), actor)
          const [real, none] = [await at(order.id), await at('order_01HZZZZZZZZZZZZZZZZZZZZZZZ')]
          const same = (answer: Answer) =>
            JSON.stringify(answer.data).replaceAll(order.id, 'ID').replaceAll('order_01HZZZZZZZZZZZZZZZZZZZZZZZ', 'ID')
          if (real.status !== none.status || same(real) !== same(none))
            told.push(`${actor}: ${method} ${path} → ${real.status}, ${none.status}`)
        }
      expect(told).toEqual([])
    })
  },
})
