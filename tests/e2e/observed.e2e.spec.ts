/** What an operator sees of a purchase: one number from the storefront to the backend, and in no log who bought what. */
import { randomUUID } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it, vi } from 'vitest'
import { shopOfJourney } from '../support/one-journey'

const BUYER = { name: '沈观山', phone: '13912349876', email: 'guanshan@example.com', detail: '日志路 77 号' }
const ADDRESS = { ...BUYER, province: '陕西省', city: '西安市', district: '雁塔区' }

describe('an operator', () => {
  const shop = shopOfJourney()
  const log = (name: string) => readFileSync(join(shop.data_dir, 'logs', `${name}.log`), 'utf8')
  const ask = (path: string, body?: object, headers: Record<string, string> = {}) =>
    fetch(`${shop.storefront_url}${path}`, {
      headers: { 'content-type': 'application/json', origin: shop.storefront_url, ...headers },
      ...(body && { method: 'POST', body: JSON.stringify(body) }),
    })
  const json = async (answer: Response) => JSON.parse(await answer.text())

  it('finds a purchase by its number in the backend’s log, and nobody in any log', async () => {
    const { good } = await json(await ask('/api/store/goods/xianggu-dry'))
    const wanted = { items: [{ variant_id: good.variants[0].id, quantity: 1 }], province: ADDRESS.province }
    const { quote } = await json(await ask('/api/store/checkout/quote', wanted))
    const { email, ...address } = ADDRESS
    const order = {
      ...{ items: quote.lines.map(lineOf), address, email, shipping_option_id: quote.shipping_option_id },
      expected_total_fen: quote.total_fen,
    }
    const id = randomUUID()
    const placed = await ask('/api/store/checkout/orders', order, {
      'x-request-id': id,
      'idempotency-key': randomUUID(),
    })
    expect([placed.status, placed.headers.get('x-request-id')]).toEqual([201, id])
    const { key, id: order_id } = (await json(placed)).order
    const lineOfRequest = () =>
      log('backend')
        .split('\n')
        .filter((line) => line.includes(id) && line.includes('"status"'))
        .map((line) => JSON.parse(line))
    await vi.waitFor(() => expect(lineOfRequest()).toHaveLength(1), 10_000)
    expect(lineOfRequest()[0]).toMatchObject({ method: 'POST', route: '/store/checkout/orders', status: 201 })

    await ask(`/orders/${order_id}?key=${key}&phone=${BUYER.phone}`)
    await ask(`/orders/${order_id}`, undefined, { 'x-request-id': BUYER.phone })
    await ask('/api/session/code', { phone: BUYER.phone })
    await ask('/api/session', { phone: BUYER.phone, code: '000000', agreed: true })
    await fetch(`${shop.backend_url}/auth/user/emailpass?email=${BUYER.email}`, { method: 'POST' })
    for (const secret of [...Object.values(BUYER), key, '?key='])
      for (const name of ['backend', 'storefront']) expect(log(name), name).not.toContain(secret)
  })

  it('tells every visitor the number of their request, kept pages too, and takes none that a stranger made up', async () => {
    const numbers = new Set<string | null>()
    for (let i = 0; i < 3; i += 1) numbers.add((await ask('/products/xianggu-dry')).headers.get('x-request-id'))
    numbers.add((await ask('/', undefined, { 'x-request-id': `a b\t${BUYER.phone}` })).headers.get('x-request-id'))
    expect(numbers.size).toBe(4)
    for (const one of numbers) expect(one).toMatch(/^[0-9a-f-]{36}$/)
  })

  it('reads the numbers of the shop on a port of their own', async () => {
    const text = await (await fetch(shop.metrics_url)).text()
    expect(text).toContain('shop_database_up 1')
    expect(text).toMatch(
      /^shop_http_requests_total\{method="POST",route="\/store\/checkout\/orders",status="201"\} [1-9]/m,
    )
    expect(text).toContain('shop_search_documents_waiting')
    for (const secret of Object.values(BUYER)) expect(text).not.toContain(secret)
  })
})

const lineOf = ({ variant_id, quantity, unit_price_fen }: Record<string, unknown>) => ({
  ...{ variant_id, quantity, unit_price_fen },
})
