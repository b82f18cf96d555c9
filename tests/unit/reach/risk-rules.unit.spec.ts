import { isKnown, look } from '@shanzhen/commission/risk/look'
import { RULES } from '@shanzhen/commission/risk/rules'
import { describe, expect, it } from 'vitest'

type Facts = NonNullable<Parameters<typeof look>[0]>
type Order = Facts['orders'][number]
const NOW = new Date('2026-11-29T12:00:00Z')
const HOUR = 3_600_000
let made = 0
const order = (change: Partial<Order> = {}): Order => {
  const n = ++made
  return {
    ...{ order_id: `order_${n}`, display_id: n, placed_at: new Date(NOW.getTime() - n * 5 * HOUR) },
    ...{ customer_id: `cus_${n}`, phone: `1380000${String(n).padStart(4, '0')}`, recipient: `买家${n}` },
    ...{ address: `西安市长安路${n}号`, openids: [], most_fen: 1000, earned_fen: 1000, earned_once: true, ...change },
  }
}
const orders = (count: number, change: (at: number) => Partial<Order> = () => ({})) =>
  Array.from({ length: count }, (_, at) => order(change(at)))
const FACTS: Facts = {
  ...{ now: NOW, orders: [], bindings: [new Date('2026-01-01')], most_clicks: 3, real_name: '李山', same_identity: [] },
}
const found = (change: Partial<Facts>) => look({ ...FACTS, ...change }).map(({ rule }) => rule)
beforeEach(() => void (made = 0))

describe('rules of risk', () => {
  it('find nothing in what is usual', () => {
    expect(found({ orders: orders(12) })).toEqual([])
    expect(found({})).toEqual([])
  })

  it('new_binding: another WeChat took the place of the one before lately', () => {
    const days = (count: number) => new Date(NOW.getTime() - count * 24 * HOUR)
    expect(found({ bindings: [days(2), days(300)] })).toEqual(['new_binding'])
    expect(found({ bindings: [days(4), days(300)] })).toEqual([])
    // The first one an account ever had.
    expect(found({ bindings: [days(0)] })).toEqual([])
    expect(found({ bindings: [] })).toEqual([])
  })

  it('one_address: many orders to one address, however it is typed', () => {
    const to = (at: number) => ({ address: at % 2 ? '西安市 长安路１号' : '西安市长安路1号' })
    expect(found({ orders: orders(6, to) })).toEqual(['one_address'])
    expect(found({ orders: orders(5, to) })).toEqual([])
    const old = (at: number) => ({ ...to(at), placed_at: new Date(NOW.getTime() - (31 + at) * 24 * HOUR) })
    expect(found({ orders: orders(6, old) })).toEqual([])
    // Papers without an address are not one address.
    expect(found({ orders: orders(6, () => ({ address: '' })) })).toEqual([])
  })

  it('same_buyer: many orders by one account, phone or WeChat', () => {
    for (const same of [{ customer_id: 'cus_x' }, { phone: '13911112222' }, { openids: ['oX'] }] as Partial<Order>[]) {
      expect(found({ orders: orders(6, () => same) })).toEqual(['same_buyer'])
      expect(found({ orders: orders(5, () => same) })).toEqual([])
    }
    expect(found({ orders: orders(8, () => ({ customer_id: null, phone: '' })) })).toEqual([])
  })

  it('refunds: a high share of orders gave money back', () => {
    const back = (of: number) => (at: number) => (at < of ? { earned_fen: 400 } : {})
    expect(found({ orders: orders(10, back(4)) })).toEqual(['refunds'])
    expect(found({ orders: orders(10, back(3)) })).toEqual([])
    expect(found({ orders: orders(4, back(4)) })).toEqual([])
    // Weighed a little lighter, or not paid yet.
    expect(found({ orders: orders(10, () => ({ earned_fen: 990 })) })).toEqual([])
    expect(found({ orders: orders(10, () => ({ earned_fen: 0, earned_once: false })) })).toEqual([])
    // What earned nothing from the start says nothing.
    expect(found({ orders: orders(10, () => ({ most_fen: 0, earned_fen: 0 })) })).toEqual([])
  })

  it('burst: many orders within an hour', () => {
    const within = (minutes: number) => (at: number) => ({ placed_at: new Date(NOW.getTime() - at * minutes * 60_000) })
    expect(found({ orders: orders(12, within(5)) })).toEqual(['burst'])
    expect(found({ orders: orders(12, within(6)) })).toEqual([])
    expect(found({ orders: orders(11, within(1)) })).toEqual([])
  })

  it('looks_own: recipients of the distributor’s own name, or another distributor of the same ID', () => {
    expect(found({ orders: orders(2, () => ({ recipient: '李山 ' })) })).toEqual(['looks_own'])
    expect(found({ orders: orders(1, () => ({ recipient: '李山' })) })).toEqual([])
    expect(found({ orders: orders(9, () => ({ recipient: '' })), real_name: null })).toEqual([])
    expect(found({ same_identity: ['dist_2'] })).toEqual(['looks_own'])
  })

  it('clicks: a flood of a day is marked and holds nothing', () => {
    expect(look({ ...FACTS, most_clicks: 1000 })).toMatchObject([{ rule: 'clicks', severity: 'note' }])
    expect(found({ most_clicks: 999 })).toEqual([])
  })

  it('are themselves a finding where they cannot be asked, as are facts that cannot be read', () => {
    const throws: (typeof RULES)[number] = {
      ...(RULES[0] as (typeof RULES)[number]),
      find: () => {
        throw new Error('no')
      },
    }
    expect(look(FACTS, [throws, ...RULES.slice(1)])).toMatchObject([{ rule: 'new_binding', severity: 'hold' }])
    expect(look(null)).toMatchObject([{ rule: 'facts', severity: 'hold' }])
  })

  it('know the same thing again, and less of it, but another order as another thing', () => {
    const same = orders(7, () => ({ customer_id: 'cus_x' }))
    const of = (list: Order[]) => look({ ...FACTS, orders: list })[0] as ReturnType<typeof look>[number]
    const letGo = [of(same)]
    expect(isKnown(of([...same].reverse()), letGo)).toBe(true)
    // The oldest left what the rule looks at.
    expect(isKnown(of(same.slice(1)), letGo)).toBe(true)
    expect(isKnown(of([...same, order({ customer_id: 'cus_x' })]), letGo)).toBe(false)
    expect(isKnown({ ...of(same), rule: 'one_address', seen_key: 'x' }, letGo)).toBe(false)
  })

  it('show of an address its beginning alone', () => {
    const [finding] = look({ ...FACTS, orders: orders(6, () => ({ address: '安康市宁陕县城关镇12号' })) })
    expect(finding?.orders[0]?.address).toBe('安康市宁陕县…')
  })
})
