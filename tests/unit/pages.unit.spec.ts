/** What grows without end is read to its end, page by page; a fake shop that never gives more than it was asked for. */
import type { MedusaContainer } from '@medusajs/framework/types'
import { openPaymentOrders, placementPages } from '@shanzhen/checkout/pay/placement-pages'
import { keepWeighings } from '@shanzhen/shipping/weighing/keep'
import { allProducers } from '@shanzhen/producers/producer-pages'
import { countLicensedGoods } from '@shanzhen/producers/certificates/count-licensed'
import { describe, expect, it } from 'vitest'

type Row = { id: string }
type Asked = { filters: { id: { $gt: string } }; pagination: { take: number } }
const COUNT = 1201
const many = <T extends object>(rowOf: (id: string) => T): (Row & T)[] =>
  Array.from({ length: COUNT }, (_, i) => String(i).padStart(5, '0')).map((id) => ({ id, ...rowOf(id) }))
const page = (rows: Row[], after: string, take: number) => rows.filter(({ id }) => id > after).slice(0, take)

function shopOf(rows: Row[], rooms: Record<string, object> = {}): MedusaContainer {
  const graph = ({ filters, pagination }: Asked) =>
    Promise.resolve({ data: page(rows, filters.id.$gt, pagination.take) })
  const known: Record<string, object> = { query: { graph }, ...rooms }
  return { resolve: (name: string) => known[name] } as unknown as MedusaContainer
}

async function all<T>(pages: AsyncGenerator<T[]>): Promise<T[]> {
  const rows: T[] = []
  for await (const some of pages) rows.push(...some)
  return rows
}

describe('what grows', () => {
  it('every canceled order that is owed money is swept, however many', async () => {
    const rows = many((id) => ({ order_id: `order_${id}` }))
    const listPlacements = ({ id }: Asked['filters'], { take }: Asked['pagination']) =>
      Promise.resolve(page(rows, id.$gt, take))
    expect(await all(placementPages(shopOf([], { checkout: { listPlacements } }), {}))).toHaveLength(COUNT)
  })

  it('every payment begun for an addition is looked after, and orders without one are none', async () => {
    const rows = many((id) => ({ payment_collection: id === '00007' ? null : { order: { id: `order_${id}` } } }))
    expect(await all(openPaymentOrders(shopOf(rows), new Date()))).toHaveLength(COUNT - 1)
  })

  it('every parcel weighed lately is written down', async () => {
    const kept = new Set<string>()
    const weigh = ({ fulfillment_id }: { fulfillment_id: string }) => {
      kept.add(fulfillment_id)
      return Promise.resolve()
    }
    const rows = many((id) => ({ canceled_at: null, order: { id: `order_${id}` }, metadata: { weighing: {} } }))
    await keepWeighings(shopOf(rows, { weighing: { weigh } }), { since: new Date() })
    expect(kept.size).toBe(COUNT)
  })

  it('every licensed good is counted and every producer offered, by name', async () => {
    const verdicts = (goods: { good_id: string }[]) =>
      Promise.resolve(new Map(goods.map(({ good_id }) => [good_id, good_id === '00003' ? 'over' : 'valid'])))
    const goods = many((id) => ({ good: { id, producer_id: 'p', sc_category: '蔬菜制品' } }))
    expect(await countLicensedGoods(shopOf(goods, { certificate: { verdicts } }))).toBe(COUNT - 1)
    const names = (await allProducers(shopOf(many((id) => ({ name: `社${99999 - Number(id)}` }))), [])).map(
      ({ name }) => name,
    )
    expect([names.length, names[0]]).toEqual([COUNT, `社${99999 - COUNT + 1}`])
  })
})
