/** What must never happen to a placement is refused by the database itself. */
import { join } from 'node:path'
import { moduleIntegrationTestRunner } from '@medusajs/test-utils'

const folder = join(import.meta.dirname, '../../../plugins/selling/checkout/.medusa/server/src/modules/checkout')

type Placement = Record<string, unknown> & { id: string }
type Checkout = {
  createPlacements(data: object): Promise<Placement>
  updatePlacements(data: object): Promise<Placement>
  expiresAt(from: Date): Date
  holdUnpaid(order: object): Promise<string | null>
}

moduleIntegrationTestRunner<Checkout>({
  moduleName: 'checkout',
  resolve: folder,
  pathToMigrations: join(folder, 'migrations'),
  moduleOptions: { orderLinkSecret: 'test', unpaidOrderTimeoutMinutes: 20 },
  testSuite: ({ service }) => {
    const open = { order_id: 'order_1', idempotency_key: 'key-1', request_hash: 'hash', expires_at: new Date() }
    const canceled = { state: 'canceled', cancel_reason: 'expired', canceled_at: new Date() }

    it('gives an order the configured time to pay', () => {
      expect(service.expiresAt(new Date('2026-11-23T10:00:00Z')).toISOString()).toBe('2026-11-23T10:20:00.000Z')
    })

    it('lets an office behind one address order, by the phone of each, and no network take a good for itself', async () => {
      let orders = 0
      const hold = (phone: number, network: string, quantity = 2) => {
        const goods = [{ inventory_item_id: 'iitem_honey', quantity, stocked: 400 }]
        const who = { buyer: `guest:1380000${phone}`, network, guest: true }
        return service.holdUnpaid({ order_id: `order_${++orders}`, ...who, pieces: quantity, goods })
      }
      for (let phone = 0; phone < 40; phone++) expect(await hold(phone, '203.0.113.1')).toBeNull()
      for (let again = 0; again < 4; again++) expect(await hold(1, '203.0.113.1')).toBeNull()
      expect(await hold(1, '203.0.113.1')).toBe('orders')
      expect(await hold(50, '203.0.113.1', 13)).toBe('network')
      expect(await hold(50, '203.0.113.2', 13)).toBeNull()
      expect(await hold(51, '203.0.113.3', 60)).toBeNull()
      expect(await hold(52, '203.0.113.4', 50)).toBe('good')
    })

    it.each([
      ['a second placement for the order', { idempotency_key: 'key-2' }],
      ['a second use of the key', { order_id: 'order_2' }],
    ])('refuses %s', async (_, change) => {
      await service.createPlacements(open)
      await expect(service.createPlacements({ ...open, ...change })).rejects.toThrow(/already exists/)
    })

    it.each([
      ['a key without its request', { request_hash: null }],
      ['a cancellation without a reason', { state: 'canceled' }],
      ['a reason without a cancellation', { cancel_reason: 'expired' }],
      ['a payment without its time', { state: 'paid' }],
      ['a state nobody knows', { state: 'lost' }],
      ['a reason of the buyer nobody knows', { buyer_reason: 'bored' }],
      ['money returned of an order that stands', { returned_at: new Date() }],
    ])('refuses %s', async (_, change) => {
      await expect(service.createPlacements({ ...open, ...change })).rejects.toThrow()
    })

    it('runs from open to paid to canceled', async () => {
      const { id } = await service.createPlacements(open)
      await service.updatePlacements({ id, state: 'paid', paid_at: new Date() })
      expect(await service.updatePlacements({ id, ...canceled })).toMatchObject({ state: 'canceled' })
    })

    it.each([
      ['a canceled order becoming paid', canceled, { state: 'paid', paid_at: new Date(), cancel_reason: null }],
      ['a canceled order becoming open', canceled, { state: 'open', cancel_reason: null }],
      ['a paid order becoming open', { state: 'paid', paid_at: new Date() }, { state: 'open' }],
      ['another order for the same placement', {}, { order_id: 'order_9' }],
      ['another key for the same placement', {}, { idempotency_key: 'key-9' }],
    ])('refuses %s', async (_, before, after) => {
      const { id } = await service.createPlacements(open)
      await service.updatePlacements({ id, ...before })
      await expect(service.updatePlacements({ id, ...after })).rejects.toThrow(/never/)
    })
  },
})
