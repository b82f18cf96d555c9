/** A producer signs in by a code to a registered contact and sees own rows; nobody else does, and never another's. */
import { medusaIntegrationTestRunner } from '../support/medusa-runner'
import { openOutbox } from '../support/outbox'

const outbox = openOutbox()
// The backend reads its settings when the seed is loaded: only after the outbox has its place.
const { openCatalogue } = await import('../support/catalogue-shop')
const ANY = { validateStatus: () => true }
const BEEKEEPER = '13800000001'

medusaIntegrationTestRunner({
  testSuite: ({ api, getContainer }) => {
    let shop: Awaited<ReturnType<typeof openCatalogue>>
    const producers = new Map<string, string>()
    beforeAll(async () => {
      shop = await openCatalogue(api, getContainer())
      for (const { key, id } of await getContainer().resolve('traceability').listProducers({}, { take: 100 })) {
        producers.set(key, id)
      }
    })
    beforeEach(() => outbox.clear())
    afterAll(() => outbox.close())

    const idOf = (key: string) => producers.get(key) ?? ''
    const register = (key: string, contact: object) =>
      api.post(`/admin/producers/${idOf(key)}/contacts`, contact, { ...shop.staff, ...ANY })
    const ask = (who: object) => api.post('/store/one-time-codes', who, { ...shop.store, ...ANY })
    const code = () => outbox.messages().at(-1)?.text.match(/\d{6}/)?.[0] ?? ''
    const enter = (who: object, as = 'producer', digits = code()) =>
      api.post(
        `/store/sessions${as && `/${as}`}`,
        { ...who, code: digits, ...(!as && { agreed: '2026-11-28' }) },
        { ...shop.store, ...ANY },
      )
    const get = (path: string, token?: string) =>
      api.get(`/producers/me${path}`, { headers: token ? { authorization: `Bearer ${token}` } : {}, ...ANY })
    const signIn = async (key: string, contact: { phone: string } | { email: string }) => {
      await register(key, contact)
      await ask(contact)
      return (await enter(contact)).data.token as string
    }

    it('opens with a registered phone what is the producer’s own, and only that', async () => {
      const token = await signIn('bee-coop', { phone: BEEKEEPER })
      const me = await get('', token)
      expect([me.status, me.data.producer.name]).toEqual([200, '蜂业合作社（演示）'])
      expect(me.headers['cache-control']).toBe('no-store')
      const { goods } = (await get('/goods', token)).data
      const handles = goods.map(({ handle }: { handle: string }) => handle)
      expect(handles).toContain('honey-tu')
      expect(handles).not.toContain('xianggu-dry')
      expect(goods[0]).toMatchObject({ on_sale: true })
      const { sites } = (await get('/sites?range=1d', token)).data
      expect(sites.map(({ kind }: { kind: string }) => kind)).toEqual(['apiary'])
      expect((await get(`/sites/${sites[0].id}`, token)).status).toBe(200)
      expect((await get('/alarms', token)).data).toEqual({ alarms: [] })
    })

    it('answers 404 for another’s site, as for one that is not there', async () => {
      const token = await signIn('bee-coop', { phone: BEEKEEPER })
      const [other] = await getContainer()
        .resolve('sensor')
        .listSensorSites({ producer_id: idOf('mushroom-coop') })
      const [theirs, none] = [await get(`/sites/${other.id}`, token), await get('/sites/site_0', token)]
      expect([theirs.status, theirs.data]).toEqual([404, none.data])
    })

    it('shows a producer own alarms only', async () => {
      const [site] = await getContainer()
        .resolve('sensor')
        .listSensorSites({ producer_id: idOf('mushroom-coop') })
      const metrics = [{ key: 'co2', name: '二氧化碳', unit: 'ppm', min: null, max: 2000 }]
      const made = await api.post(`/admin/sensors/sites/${site.id}/devices`, { name: '气体计', metrics }, shop.staff)
      const readings = [{ metric: 'co2', at: Date.now() - 1000, value: 3000 }]
      await api.post('/sensors/readings', { readings }, { headers: { authorization: `Bearer ${made.data.key}` } })
      const mushrooms = await signIn('mushroom-coop', { email: 'Coop@Example.com' })
      expect((await get('/alarms', mushrooms)).data.alarms).toMatchObject([
        { kind: 'high', value: 3000, limit_value: 2000, unit: 'ppm', device: '气体计', closed_at: null },
      ])
      const bees = await signIn('bee-coop', { phone: BEEKEEPER })
      expect((await get('/alarms', bees)).data.alarms).toEqual([])
    })

    it('tells a stranger only after the right code that the number is not registered, and makes nobody', async () => {
      await ask({ phone: BEEKEEPER })
      const right = code()
      const wrong = String((Number(right) + 1) % 1_000_000).padStart(6, '0')
      expect((await enter({ phone: BEEKEEPER }, 'producer', wrong)).status).toBe(401)
      const answer = await enter({ phone: BEEKEEPER }, 'producer', right)
      expect([answer.status, answer.data.code]).toEqual([403, 'not_registered'])
      expect(
        await getContainer()
          .resolve('auth')
          .listAuthIdentities({ provider_identities: { provider: 'one-time-code' } }),
      ).toHaveLength(0)
      await register('bee-coop', { phone: BEEKEEPER })
      expect((await enter({ phone: BEEKEEPER }, 'producer', right)).status).toBe(200)
    })

    it('keeps one person’s two roles apart: each token opens its own routes', async () => {
      const producer = await signIn('bee-coop', { phone: BEEKEEPER })
      await getContainer()
        .resolve('__pg_connection__')
        .raw(
          `update one_time_code set sent_at = sent_at - interval '2 minutes', expires_at = expires_at - interval '2 minutes'`,
        )
      await ask({ phone: BEEKEEPER })
      const shopper = (await enter({ phone: BEEKEEPER }, '')).data.token
      const customer = (token: string) =>
        api.get('/store/customers/me', {
          headers: { ...shop.store.headers, authorization: `Bearer ${token}` },
          ...ANY,
        })
      expect([(await get('', producer)).status, (await customer(producer)).status]).toEqual([200, 401])
      expect([(await get('', shopper)).status, (await customer(shopper)).status]).toEqual([401, 200])
      expect((await get('', shop.staff.headers.authorization.slice(7))).status).toBe(401)
      expect((await get('')).status).toBe(401)
      const staffRoute = await api.get('/admin/sensors/sites', {
        headers: { authorization: `Bearer ${producer}` },
        ...ANY,
      })
      expect(staffRoute.status).toBe(401)
    })

    it('ends a session with the next request once staff take the contact away', async () => {
      const token = await signIn('bee-coop', { phone: BEEKEEPER })
      const { contacts } = (await api.get(`/admin/producers/${idOf('bee-coop')}/contacts`, shop.staff)).data
      const path = (key: string) => `/admin/producers/${idOf(key)}/contacts/${contacts[0].id}`
      expect((await api.delete(path('mushroom-coop'), { ...shop.staff, ...ANY })).status).toBe(404)
      expect((await api.delete(path('bee-coop'), shop.staff)).status).toBe(200)
      const answer = await get('', token)
      expect([answer.status, answer.data.message]).toEqual([401, '请重新登录'])
      expect((await register('mushroom-coop', { phone: BEEKEEPER })).status).toBe(201)
      expect((await get('', token)).status).toBe(401)
    })

    it('registers an address for one producer only, normalised, and refuses what is none', async () => {
      const first = await register('bee-coop', { phone: '+86 138-0000-0001' })
      expect(first.data.contact).toMatchObject({ channel: 'sms', address: BEEKEEPER })
      const again = await register('mushroom-coop', { phone: BEEKEEPER })
      expect([again.status, again.data.message]).toEqual([422, expect.stringContaining('已经登记')])
      expect((await register('bee-coop', { phone: '123' })).status).toBe(400)
      expect((await register('bee-coop', { phone: BEEKEEPER, email: 'a@b.cn' })).status).toBe(400)
      expect((await api.get(`/admin/producers/${idOf('bee-coop')}/contacts`, ANY)).status).toBe(401)
    })

    it('knows no other actor that signs in by a code', async () => {
      for (const actor of ['user', 'toString', 'customer']) {
        expect((await enter({ phone: BEEKEEPER }, actor, '123456')).status).toBe(404)
      }
    })
  },
})
