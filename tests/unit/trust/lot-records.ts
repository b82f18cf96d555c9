/** A lot of bagged mushrooms made from two bulk lots, each with its chain, for tests that need no database. */
import { createHash } from 'node:crypto'
import { internalGtin13 } from '../../../plugins/trust/producers/src/check-digits'
import { toGtin14 } from '../../../plugins/trust/trace/src/gs1/digital-link'
import type { EventRecord, LotRecord } from '../../../plugins/trust/trace/src/story/records'

type Told = { type: string; at: string; quantity?: number; note?: string; corrects?: number }

export function chainOf(lot: string, told: Told[]): EventRecord[] {
  let prev_hash = '0'.repeat(64)
  return told.map(({ type, at, corrects, ...facts }, index) => {
    const body = JSON.stringify({ lot, type, actor: 'user_1', occurred_at: at, payload: facts })
    const hash = createHash('sha256').update(`${prev_hash}\n${body}`).digest('hex')
    const event = {
      seq: index + 1,
      type,
      occurred_at: at,
      recorded_at: at,
      body,
      prev_hash,
      hash,
      corrects_seq: corrects ?? null,
    }
    prev_hash = hash
    return event
  })
}

export function lotRecord(code: string, change: Partial<LotRecord> = {}): LotRecord {
  return {
    id: `lot_${code}`,
    code,
    state: 'released',
    is_demo: true,
    unit: 'g',
    received_quantity: 20_000,
    inventory_item_id: null,
    town: '城关镇',
    village: '青龙娅村',
    plot: '3 号棚',
    made_on: '2026-11-01',
    best_before: null,
    received_at: '2026-11-02T02:00:00.000Z',
    released_at: '2026-11-03T02:00:00.000Z',
    shipped_quantity: 0,
    promiser_contact: '0915-6820000',
    producer: {
      name: '青龙娅香菇合作社（演示）',
      kind: 'cooperative',
      sc_licence: null,
      credit_code: null,
      town: '城关镇',
      is_demo: true,
    },
    good: {
      kind: 'primary-dried',
      gi: '宁陕香菇',
      title: '宁陕香菇（干）',
      title_en: 'Dried shiitake',
      handle: 'xianggu-dry',
      thumbnail: null,
      variant: null,
    },
    events: chainOf(code, [
      { type: 'received', at: '2026-11-02T02:00:00.000Z', quantity: 20_000 },
      { type: 'inspected', at: '2026-11-02T06:00:00.000Z', note: '水分 11.2%' },
      { type: 'corrected', at: '2026-11-02T07:00:00.000Z', corrects: 2, note: '水分应为 11.8%' },
      { type: 'released', at: '2026-11-03T02:00:00.000Z' },
    ]),
    tests: [
      {
        kind: 'incoming',
        method: 'GB 5009.3',
        sampling: null,
        inspector: '李检',
        verdict: 'passed',
        at: '2026-11-02T06:00:00.000Z',
        results: [{ name: '水分', value: '11.8', unit: '%', limit: '≤ 13', ok: true }],
      },
    ],
    photos: [],
    parents: [],
    ...change,
  }
}

export function baggedLot(change: Partial<LotRecord> = {}): LotRecord {
  const bag = lotRecord('XG-BAG-1')
  return {
    ...bag,
    unit: 'piece',
    received_quantity: 100,
    inventory_item_id: 'iitem_1',
    best_before: '2027-11-01',
    shipped_quantity: 3,
    good: bag.good && {
      ...bag.good,
      variant: { id: 'variant_1', title: '250g', gtin14: toGtin14(internalGtin13(42)) },
    },
    events: chainOf('XG-BAG-1', [
      { type: 'mixed', at: '2026-11-04T02:00:00.000Z', quantity: 100 },
      { type: 'packed', at: '2026-11-04T03:00:00.000Z' },
      { type: 'released', at: '2026-11-04T04:00:00.000Z' },
      { type: 'shipped', at: '2026-11-05T02:00:00.000Z', quantity: 3 },
    ]),
    parents: [
      { quantity: 15_000, lot: lotRecord('XG-1') },
      { quantity: 10_000, lot: lotRecord('XG-2', { town: '四亩地镇', village: '严家坪村' }) },
    ],
    ...change,
  }
}
