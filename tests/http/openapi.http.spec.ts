/** The document of our routes: what the tree holds and no more, valid by OpenAPI's own schema, and true of real answers. */
import { Validator } from '@seriousme/openapi-schema-validator'
import { checkoutBuyer, stockCheckoutShop, type CheckoutShop } from '../support/checkout-shop'
import { policyOf } from '../support/doors'
import { answerChecker, type Document } from '../support/documented'
import { PlaceOrderBody } from '../../plugins/supply/shop-orders/src/api/validators'
import { medusaIntegrationTestRunner } from '../support/medusa-runner'
import { staffHeaders } from '../support/packing-shop'
import { ownRoutes } from '../support/routes'

/** A file, a named shape, or at least one field by its name. */
const saidBy = (type: string, schema: Record<string, unknown> = {}): boolean =>
  type !== 'application/json' || '$ref' in schema || Object.keys(schema.properties ?? {}).length > 0

medusaIntegrationTestRunner({
  testSuite: ({ api, getContainer }) => {
    let document: Document
    let shop: CheckoutShop

    beforeAll(async () => {
      shop = await stockCheckoutShop(getContainer())
      document = (await api.get('/openapi.json')).data
    })

    it('is valid OpenAPI 3.1', async () => {
      expect(document.openapi).toBe('3.1.0')
      expect(await new Validator().validate(structuredClone(document))).toEqual({ valid: true })
    })

    it('names every route of the shop’s rooms and none that is gone, and who may knock as the doors do', () => {
      const named = Object.entries(document.paths).flatMap(([path, methods]) =>
        Object.entries(methods).map(([method, { 'x-who': who }]) => ({
          route: `${method.toUpperCase()} ${path.replace(/\{(\w+)\}/g, ':$1')}`,
          who,
        })),
      )
      const there = ownRoutes().map(({ method, path }) => ({
        route: `${method} ${path}`,
        who: policyOf(method, path),
      }))
      const missing = (routes: typeof there, among: typeof there) =>
        routes.map(({ route }) => route).filter((route) => !among.some((other) => other.route === route))
      const undescribed = missing(there, named)
      expect(undescribed, 'write these routes into the api/contract.ts of their room').toEqual([])
      const gone = missing(named, there)
      expect(gone, 'take these rows out of their room’s api/contract.ts: no such route is there').toEqual([])
      const sorted = (routes: typeof there) => routes.toSorted((a, b) => a.route.localeCompare(b.route))
      expect(sorted(named), 'who may knock is written in tests/support/doors.ts').toEqual(sorted(there))
    })

    it('says in Chinese what each route does, and what it may refuse', () => {
      for (const methods of Object.values(document.paths))
        for (const { summary, responses, 'x-who': who } of Object.values(methods)) {
          expect(summary).toMatch(/\p{Script=Han}/u)
          const [type, refusal] =
            who === 'shop-key' ? ['application/problem+json', 'Problem'] : ['application/json', 'Refusal']
          expect(responses.default?.content?.[type]?.schema).toEqual({ $ref: `#/components/schemas/${refusal}` })
        }
    })

    it('says of every route what it answers: by a schema, as a file, or that there is nothing to say', () => {
      const silent = Object.entries(document.paths).flatMap(([path, methods]) =>
        Object.entries(methods).flatMap(([method, { responses }]) =>
          Object.entries(responses)
            .filter(([status]) => status !== 'default' && status !== '204')
            .filter(
              ([, { content = {} }]) => !Object.entries(content).some(([type, { schema }]) => saidBy(type, schema)),
            )
            .map(([status]) => `${method} ${path} ${status}`),
        ),
      )
      expect(silent).toEqual([])
    })

    it('calls every operation by a name of its own, and shows programs a body that would be taken', () => {
      const operations = Object.values(document.paths).flatMap((methods) => Object.values(methods))
      const ids = operations.map(({ operationId }) => operationId)
      expect(new Set(ids).size).toBe(operations.length)
      expect(ids).toContain('postShopsApiV1OrdersByNumberCancel')
      const order = document.paths['/shops/api/v1/orders']?.post
      const asked = order?.requestBody?.content['application/json']
      expect(PlaceOrderBody.parse(asked?.example)).toEqual(asked?.example)
      expect(order?.responses['429']?.headers).toHaveProperty('Retry-After')
      expect(document.tags.find(({ name }) => name === 'shops')?.description).toContain('TEST-SHORT-PICK')
    })

    it('asks for what the route itself checks', async () => {
      const body = document.paths['/store/checkout/quote']?.post?.requestBody?.content['application/json']?.schema
      expect(body).toMatchObject({
        required: ['items'],
        properties: { items: { type: 'array', minItems: 1, maxItems: 50 }, province: { maxLength: 20 } },
      })
    })

    const anyStatus = () => true
    const ask = (url: string, headers: Record<string, string> = shop.headers) =>
      api.get(url, { headers, validateStatus: anyStatus })
    const send = (url: string, data: unknown, headers: Record<string, string> = shop.headers) =>
      api.post(url, data, { headers, validateStatus: anyStatus })

    it('refuses as it is written', async () => {
      const { check, wrong } = answerChecker(document)
      check('post', '/store/checkout/quote', 400, await send('/store/checkout/quote', { items: [] }))
      check('get', '/store/freight', 400, await ask('/store/freight'))
      check('get', '/store/goods/{handle}', 404, await ask('/store/goods/none'))
      check('get', '/store/checkout/orders/{id}', 404, await ask('/store/checkout/orders/none'))
      check('get', '/store/trace/{code}', 404, await ask('/store/trace/none'))
      check('get', '/admin/lots', 401, await ask('/admin/lots', {}))
      check('get', '/producers/me', 401, await ask('/producers/me'))
      expect(wrong).toEqual([])
    })

    it('answers an order’s way from quote to claim as it is written, to the last field', async () => {
      const { check, wrong } = answerChecker(document)
      const buyer = checkoutBuyer(api, shop)
      check('post', '/store/checkout/quote', 200, await buyer.quote({ mushroom: 2, wine: 1 }))
      const placed = await buyer.place(await buyer.body({ mushroom: 2 }))
      check('post', '/store/checkout/orders', 201, placed)
      const { id, key } = placed.data.order as { id: string; key: string }
      const own = { ...shop.headers, 'x-order-key': key }
      const at = `/store/checkout/orders/${id}`
      check('get', '/store/checkout/orders/{id}', 200, await ask(at, own))
      check('get', '/store/checkout/orders/{id}/lots', 200, await ask(`${at}/lots`, own))
      check('get', '/store/after-sales/orders/{id}', 200, await ask(`/store/after-sales/orders/${id}`, own))
      check('post', '/store/checkout/orders/{id}/cancel', 200, await send(`${at}/cancel`, {}, own))
      const staff = await staffHeaders(getContainer())
      check('get', '/admin/checkout/orders/{id}', 200, await ask(`/admin/checkout/orders/${id}`, staff))
      check('get', '/admin/after-sales', 200, await ask('/admin/after-sales', staff))
      check('get', '/store/checkout/providers', 200, await ask('/store/checkout/providers'))
      check('get', '/store/sensors/goods/{handle}', 200, await ask('/store/sensors/goods/none'))
      expect(wrong).toEqual([])
    })

    it('answers staff as it is written, to the last field, whatever room they stand in', async () => {
      const { check, wrong } = answerChecker(document)
      const container = getContainer()
      const staff = await staffHeaders(container)
      const get = async (path: string, at = path.replace(/^\/admin/, '')) =>
        check('get', path, 200, await ask(`/admin${at}`, staff))
      const [lot] = await container.resolve('lot').listLots({}, { take: 1 })
      const [account] = await container.resolve('ledger').listLedgerAccounts({}, { take: 1 })
      const [producer] = await container.resolve('traceability').listProducers({}, { take: 1 })
      for (const path of [
        ...['certificates', 'freight-tables', 'ledger/accounts', 'lots', 'lots/goods', 'outgoing-inspections'],
        ...['producers', 'recalls', 'reconciliation/bills', 'reconciliation/tasks', 'scheduled-jobs', 'search-words'],
        ...['sensors/alarms', 'sensors/sites', 'sign-in', 'standards', 'trace-codes', 'trace-codes/lots'],
      ])
        await get(`/admin/${path}`)
      await get('/admin/lots/{id}', `/lots/${lot.id}`)
      await get('/admin/products/{id}/good', `/products/${shop.products.honey}/good`)
      await get('/admin/products/{id}/missing', `/products/${shop.products.honey}/missing`)
      await get('/admin/producers/{id}/contacts', `/producers/${producer.id}/contacts`)
      if (account) await get('/admin/ledger/accounts/{id}/statement', `/ledger/accounts/${account.id}/statement`)
      check('get', '/auth/sessions', 200, await ask('/auth/sessions', staff))
      const made = async (path: string, body: object, at = path) =>
        check('post', `/admin/${path}`, 201, await send(`/admin/${at}`, body, staff))
      const site = { kind: 'apiary', name: '一号蜂场', town: null, village: null }
      await made('sensors/sites', site)
      await made('producers', { key: 'new-coop', name: '新合作社', kind: 'cooperative' })
      await made('standards', { good_id: lot.good_id, limits: [], shelf_life_days: 540, effective_from: '2026-01-01' })
      const word = { term: '耳子', kind: 'synonym', target: '木耳' }
      check('post', '/admin/search-words', 200, await send('/admin/search-words', word, staff))
      const preview = await ask(`/admin/recalls/preview?lot_id=${lot.id}`, staff)
      check('get', '/admin/recalls/preview', 200, preview)
      const buyer = checkoutBuyer(api, shop)
      const { id } = (await buyer.place(await buyer.body({ mushroom: 1 }))).data.order as { id: string }
      await get('/admin/orders/{id}/parcels', `/orders/${id}/parcels`)
      await get('/admin/orders/{id}/outgoing-inspections', `/orders/${id}/outgoing-inspections`)
      await get('/admin/checkout/holds')
      expect(wrong).toEqual([])
    })

    it('answers visitors as it is written before they buy', async () => {
      const { check, wrong } = answerChecker(document)
      for (const path of ['/health/ready', '/sale-stops', '/store/seller']) check('get', path, 200, await ask(path))
      const size = `variant_id=${shop.variants.honey}`
      check('get', '/store/freight', 200, await ask(`/store/freight?${size}&province=陕西省`))
      check('get', '/store/goods/proofs', 200, await ask(`/store/goods/proofs?${size}`))
      check('post', '/store/one-time-codes', 202, await send('/store/one-time-codes', { phone: '13812349999' }))
      expect(wrong).toEqual([])
    })

    it('is kept by whoever has it', async () => {
      const { headers } = await api.get('/openapi.json')
      const again = await api.get('/openapi.json', {
        headers: { 'if-none-match': String(headers.etag) },
        validateStatus: () => true,
      })
      expect([headers['cache-control'], again.status]).toEqual(['public, max-age=300', 304])
    })
  },
})
