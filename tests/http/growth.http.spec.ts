/** A shop with a hundred times the rows does each of these for the same price, give or take a half. */
import type { MedusaContainer } from '@medusajs/framework/types'
import type { Knex } from '@medusajs/framework/mikro-orm/knex'
import { ContainerRegistrationKeys, Modules } from '@medusajs/framework/utils'
import { keepDueReceipts } from '@shanzhen/after-sales/receipt'
import { eachCanceledOrder, eachPlacement } from '@shanzhen/checkout/pay/placement-pages'
import followRecalls from '@shanzhen/recalls/jobs/follow-recalls'
import watchCertificates from '@shanzhen/producers/jobs/watch-certificates'
import { staffContacts } from '@shanzhen/messages/send-once'
import { openRecallWorkflow } from '@shanzhen/recalls/workflows'
import { SHOP_ORDER } from '@shanzhen/shop-orders/modules/shop-order'
import { SOLD_COUNT } from '../../backend/src/modules/sold-count'
import type SoldCountService from '../../backend/src/modules/sold-count/service'
import { askQueues } from '../../backend/src/observe/metrics/queues'
import { STANDARD_INDEXES } from '../../backend/src/modules/standard-tables/indexes'
import { freightFor } from '../../backend/src/catalogue/freight'
import { checkoutBuyer, type CheckoutShop, stockCheckoutShop } from '../support/checkout-shop'
import { medusaIntegrationTestRunner } from '../support/medusa-runner'
import { blocksOf, copies } from '../support/work'

const SEED = 50
/** One way down a large index and back is a few blocks more than down a small one: what is below this is nothing. */
const NOTHING = 60

medusaIntegrationTestRunner({
  testSuite: ({ api, getContainer }) => {
    let container: MedusaContainer
    let knex: Knex
    let shop: CheckoutShop

    beforeAll(async () => {
      container = getContainer()
      knex = container.resolve(ContainerRegistrationKeys.PG_CONNECTION)
      shop = await stockCheckoutShop(container)
    })

    const drain = async (pages: AsyncGenerator<unknown>) => {
      let count = 0
      for await (const row of pages) count += row ? 1 : 0
      return count
    }
    /** Fills `grow(SEED)`, measures, fills up to a hundred times as much, measures again. */
    async function stays(work: () => Promise<unknown>, grow: (times: number, name: string) => Promise<void>) {
      await grow(SEED, 'a')
      await work()
      const before = await blocksOf(knex, work)
      await grow(99 * SEED, 'b')
      const after = await blocksOf(knex, work)
      expect(after).toBeLessThanOrEqual(Math.max(NOTHING, before) * 1.5)
    }
    const id = (prefix: string, name: string) => `'id', '${prefix}_${name}' || n`

    it('warns of the certificates that end, and lists them, however many are over', async () => {
      const certificates = container.resolve('certificate')
      const grow = (times: number, name: string) =>
        copies(
          knex,
          'certificate',
          times,
          `jsonb_build_object(${id('cert', name)}, 'number', '${name}' || n, 'valid_from', '2001-01-01',
            'valid_to', '2002-01-01')`,
        )
      await stays(async () => {
        await watchCertificates(container)
        await certificates.endingWithin(60)
        await certificates.readCertificates('current', 50)
        await certificates.readCertificates('over', 50, { valid_to: '2002-01-01', id: 'cert_a9' })
      }, grow)
      const [licence] = await certificates.listCertificates({ kind: 'sc', number: 'SC12661092390033' })
      await knex.raw('update certificate set valid_to = lot_today() + 30 where id = ?', [licence.id])
      expect((await certificates.endingWithin(60)).map((row) => row.id)).toEqual([licence.id])
    })

    it('shows the lots of a state and follows an open recall, however many other lots came and went', async () => {
      const lots = container.resolve('lot')
      const [lot] = await lots.listLots({ inventory_item_id: shop.inventory.kiwi })
      await openRecallWorkflow(container).run({
        input: { lot_id: lot.id, reason: '抽检不合格', class: 'second', actor: 'shan' },
      })
      const grow = async (times: number, name: string) => {
        const other = `id = (select id from lot where inventory_item_id = '${shop.inventory.honey}' limit 1)`
        const change = `jsonb_build_object(${id('lot', name)}, 'code', upper('${name}') || n, 'state', 'used_up')`
        await copies(knex, 'lot', times, change, other)
        const moved = `jsonb_build_object('id', n + ${name === 'a' ? 10_000 : 20_000}, 'lot_id', 'lot_${name}' || n)`
        await copies(knex, 'lot_movement', times, moved)
      }
      await stays(async () => {
        await followRecalls(container)
        await lots.listLotIds({ state: 'released', take: 10 })
        await lots.listLotIds({ state: 'used_up', take: 10, after: { at: '2100-01-01', id: 'x' } })
        await lots.outlook([shop.inventory.mushroom])
        await lots.affectedLines([lot.id])
      }, grow)
    })

    it('writes to every member of staff and quotes every way of sending, however many', async () => {
      await container.resolve(Modules.USER).createUsers({ email: 'first@example.com' })
      const one = `email = 'first@example.com'`
      await copies(knex, 'user', 700, `jsonb_build_object(${id('user', 'm')}, 'email', n || '@example.com')`, one)
      expect(await staffContacts(container)).toHaveLength(701)
      const [variant] = await container.resolve(Modules.PRODUCT).listProductVariants({})
      const before = (await freightFor(container, variant.id, 1, undefined)).options.length
      await copies(
        knex,
        'shipping_option',
        150,
        `jsonb_build_object(${id('so', 'm')})`,
        `data ->> 'freight' is not null`,
      )
      expect((await freightFor(container, variant.id, 1, undefined)).options).toHaveLength(before + 150)
    })

    it('locks nothing again for a recall whose lots did not move', async () => {
      const [lot] = await container.resolve('lot').listLots({ inventory_item_id: shop.inventory.wine })
      await openRecallWorkflow(container).run({
        input: { lot_id: lot.id, reason: '抽检不合格', class: 'second', actor: 'shan' },
      })
      await followRecalls(container)
      const locking = container.resolve(Modules.LOCKING)
      const locks: unknown[] = []
      const execute = locking.execute.bind(locking)
      locking.execute = ((keys: string | string[], ...rest: [never]) => {
        locks.push(keys)
        return execute(keys, ...rest)
      }) as typeof locking.execute
      await followRecalls(container).finally(() => (locking.execute = execute))
      expect(locks).toEqual([])
    })

    it('finds what a minute has to do for orders and parcels, however many are over', async () => {
      const { data } = await checkoutBuyer(api as never, shop).buy({ honey: 1 })
      const service = container.resolve('afterSales')
      const [set] = await container.resolve(Modules.FULFILLMENT).listShippingOptions({}, { take: 1 })
      const parcel = await container.resolve(Modules.FULFILLMENT).createFulfillment({
        ...{ location_id: shop.location_id, provider_id: 'manual_manual', shipping_option_id: set.id, data: {} },
        ...{ items: [], labels: [], delivery_address: {}, order: {}, shipped_at: new Date('2020-01-01') },
      } as never)
      expect(parcel.id).toBeTruthy()
      const since = new Date(Date.now() - 24 * 3_600_000)
      const over = `'created_at', '2020-01-01', 'updated_at', '2020-01-01'`
      const grow = async (times: number, name: string) => {
        const [own, canceled] = [`order_id = '${data.order.id}'`, `'state', 'canceled', 'cancel_reason', 'expired'`]
        const gone = `${canceled}, 'canceled_at', '2020-01-01', 'idempotency_key', null, 'request_hash', null, ${over}`
        await copies(
          knex,
          'placement',
          times,
          `jsonb_build_object(${id('plc', name)}, 'order_id', '${name}' || n, ${gone})`,
          own,
        )
        const order = `jsonb_build_object(${id('order', name)}, 'display_id', n + ${name === 'a' ? 1e5 : 2e5}, 'status', 'canceled', ${over})`
        await copies(knex, 'order', times, order, `id = '${data.order.id}'`)
        const done = `jsonb_build_object(${id('ful', name)}, 'delivered_at', '2020-01-05', 'shipped_at', '2020-01-01')`
        await copies(knex, 'fulfillment', times, done, `id = '${parcel.id}'`)
      }
      await stays(async () => {
        expect(await drain(eachPlacement(container, { state: 'open' }))).toBe(1)
        expect(await drain(eachPlacement(container, { state: 'canceled', canceled_at: { $gte: since } }))).toBe(0)
        expect(await drain(eachCanceledOrder(container, since))).toBe(0)
        await service.dueForReceipt(new Date(), '')
        await keepDueReceipts(container)
        expect(await container.resolve(SHOP_ORDER).shippedSince({ updated_at: since, id: '' }, 100)).toEqual([])
      }, grow)
    })

    it('asks whether a message went out, and how much was sold, by a key', async () => {
      const sold = container.resolve<SoldCountService>(SOLD_COUNT)
      const { data } = await checkoutBuyer(api as never, shop).buy({ mushroom: 3 })
      await sold.recount([data.order.id, data.order.id])
      await Promise.all([sold.recount([data.order.id]), sold.recount([data.order.id])])
      expect((await sold.read([shop.products.mushroom])).get(shop.products.mushroom)).toBe(3)
      const [told] = await container.resolve(Modules.NOTIFICATION).createNotifications([
        {
          to: 'staff',
          channel: 'feed',
          template: 'growth',
          resource_id: 'one',
          data: { title: '', description: '' },
        },
      ])
      const grow = async (times: number, name: string) => {
        const change = `jsonb_build_object(${id('noti', name)}, 'resource_id', '${name}' || n, 'idempotency_key', null)`
        await copies(knex, 'notification', times, change, `id = '${told.id}'`)
        const line = `jsonb_build_object('order_id', '${name}' || n)`
        await copies(knex, 'sold_line', times, line, `order_id = '${data.order.id}'`)
      }
      await stays(async () => {
        const asked = { template: 'growth', resource_id: 'one' }
        expect(await container.resolve(Modules.NOTIFICATION).listNotifications(asked)).toHaveLength(1)
        await sold.read([shop.products.mushroom])
      }, grow)
      await container.resolve(Modules.ORDER).cancel(data.order.id)
      await sold.recount([data.order.id])
      expect((await sold.read([shop.products.mushroom])).get(shop.products.mushroom)).toBe(0)
    })

    it('reads what waits, for the numbers of the process, however much is over', async () => {
      const { data } = await checkoutBuyer(api as never, shop).buy({ mushroom: 1 })
      const [told] = await container
        .resolve(Modules.NOTIFICATION)
        .createNotifications([
          { to: 'staff', channel: 'feed', template: 'growth', data: { title: '', description: '' } },
        ])
      await knex.transaction(async (trx) => {
        await trx.raw('set local session_replication_role = replica')
        await trx('capture').insert({ id: 'capt_old', payment_id: 'pay_old', amount: 1, raw_amount: '{"value":"1"}' })
        await trx('capture').update({ created_at: '2020-01-01' })
      })
      const grow = async (times: number, name: string) => {
        const sent = `jsonb_build_object(${id('noti', name)}, 'status', 'success', 'idempotency_key', null)`
        await copies(knex, 'notification', times, sent, `id = '${told.id}'`)
        const own = `'order_id', '${name}' || n, 'idempotency_key', null, 'request_hash', null`
        const paid = `jsonb_build_object(${id('plc', name)}, ${own}, 'state', 'paid', 'paid_at', '2020-01-01')`
        await copies(knex, 'placement', times, paid, `order_id = '${data.order.id}'`)
        await copies(knex, 'capture', times, `jsonb_build_object(${id('capt', name)})`, `id = 'capt_old'`)
      }
      await stays(() => askQueues(knex), grow)
      expect((await askQueues(knex)).filter(({ count }) => count).map(({ queue, count }) => [queue, count])).toEqual([
        ['unpaid_orders', 1],
      ])
    })

    it('lays its indexes on the tables that Medusa has', async () => {
      const { rows } = await knex.raw<{ rows: { indexname: string; tablename: string }[] }>(
        `select indexname, tablename from pg_indexes where indexname like 'IDX_ours_%' order by 1`,
      )
      const laid = STANDARD_INDEXES.map(({ name, table }) => ({ indexname: name, tablename: table }))
      expect(rows).toEqual(laid.sort((a, b) => (a.indexname < b.indexname ? -1 : 1)))
    })
  },
})
