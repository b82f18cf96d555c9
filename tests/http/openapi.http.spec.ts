/** The document of our routes: what the tree holds and no more, valid by OpenAPI's own schema, and true of real answers. */
import { Validator } from '@seriousme/openapi-schema-validator'
import { checkoutBuyer, stockCheckoutShop, type CheckoutShop } from '../support/checkout-shop'
import { policyOf } from '../support/doors'
import { answerChecker, type Document } from '../support/documented'
import { medusaIntegrationTestRunner } from '../support/medusa-runner'
import { staffHeaders } from '../support/packing-shop'
import { ownRoutes } from '../support/routes'

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
      const sorted = (routes: typeof there) => routes.toSorted((a, b) => a.route.localeCompare(b.route))
      expect(sorted(named)).toEqual(sorted(there))
    })

    it('says in Chinese what each route does, and what it may refuse', () => {
      for (const methods of Object.values(document.paths))
        for (const { summary, responses } of Object.values(methods)) {
          expect(summary).toMatch(/\p{Script=Han}/u)
          expect(responses.default?.content?.['application/json']?.schema).toEqual({
            $ref: '#/components/schemas/Refusal',
          })
        }
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
