import { describe, expect, it } from 'vitest'
import { buildDocument, yuanToFen } from '../../../backend/src/catalogue/build-document'
import { GoodsParams, toEngineQuery } from '../../../backend/src/catalogue/goods-query'
import type { ProductRow } from '../../../backend/src/catalogue/read-products'

const variant = (id: string, amount: number | null, rank: number) => ({
  id,
  title: id,
  sku: id.toUpperCase(),
  weight: 500,
  variant_rank: rank,
  calculated_price: { calculated_amount: amount },
  inventory_items: [],
})
const row: ProductRow = {
  id: 'prod_1',
  handle: 'honey',
  title: '土蜂蜜',
  description: null,
  status: 'published',
  thumbnail: null,
  created_at: '2026-11-23T00:00:00Z',
  deleted_at: null,
  metadata: { title_en: 'Honey' },
  images: [],
  categories: [{ handle: 'bee', name: '蜂产品', metadata: { name_en: 'Honey' } }],
  sales_channels: [{ id: 'sc_1' }],
  good: {
    kind: 'processed',
    perishable: false,
    cold_chain: false,
    age_limit: null,
    not_food: false,
    variable_weight: false,
    gi: null,
    town: '皇冠镇',
    village: null,
    aliases: ['蜂蜜'],
    sc_category: '126',
    return_rule: 'seven_days',
    producer_id: 'p1',
    producer: {
      key: 'coop',
      name: '蜂业合作社',
      kind: 'cooperative',
      sc_licence: 'SC12661092390033',
      credit_code: null,
      town: null,
      is_demo: true,
    },
  },
  variants: [variant('big', 168, 1), variant('small', 88.8, 0), variant('unpriced', null, 2)],
}

describe('the document of a good', () => {
  it('shows the lowest price, the licence and the first pack still there', () => {
    const document = buildDocument(row, { big: 3, small: 0 }, 7)
    expect(JSON.parse(document?.card ?? '')).toMatchObject({
      price_fen: 8880,
      price_max_fen: 16800,
      variant_count: 2,
      default_variant_id: 'big',
      in_stock: true,
      sold_count: 7,
      licence_no: 'SC12661092390033',
      producer: '蜂业合作社',
    })
  })
  it('opens with the cheapest of packs that nobody ranked, in whatever order they were read', () => {
    const unranked = [variant('kilo', 108, 0), variant('quarter', 32.8, 0), variant('half', 58, 0)]
    for (const variants of [unranked, unranked.toReversed()]) {
      const document = buildDocument({ ...row, variants }, { kilo: 1, quarter: 1, half: 1 }, 0)
      expect(JSON.parse(document?.card ?? '').default_variant_id).toBe('quarter')
      const sizes = JSON.parse(document?.detail ?? '').variants as { id: string }[]
      expect(sizes.map(({ id }) => id)).toEqual(['quarter', 'half', 'kilo'])
    }
  })
  it('bears the lot of the pack it opens with, and none where that has none', () => {
    const lot = { code: 'D1', town: '皇冠镇', village: null, tested_at: '2026-11-20T00:00:00.000Z', is_demo: true }
    const lotOf = (availability: Record<string, number>) =>
      JSON.parse(buildDocument(row, availability, 0, new Map(), new Map([['big', lot]]))?.card ?? '').lot
    expect([lotOf({ big: 3 }), lotOf({ big: 3, small: 1 })]).toEqual([lot, null])
  })
  it('is sold out when no pack is left', () =>
    expect(JSON.parse(buildDocument(row, {}, 0)?.card ?? '')).toMatchObject({
      in_stock: false,
      default_variant_id: 'small',
    }))
  it('is not there to be bought when the licence or the lot forbids it, and says why', () =>
    expect(
      JSON.parse(
        buildDocument(
          row,
          { big: 3, small: 2 },
          0,
          new Map([
            ['big', 'recalled'],
            ['small', 'recalled'],
          ]),
        )?.card ?? '',
      ),
    ).toMatchObject({ in_stock: false, unsellable_reason: 'recalled' }))
  it.each([
    ['unpublished', { status: 'draft' }],
    ['deleted', { deleted_at: new Date() }],
    ['without facts', { good: null }],
    ['without a price', { variants: [variant('x', null, 0)] }],
  ])('does not exist for a good %s', (_why, change) => expect(buildDocument({ ...row, ...change }, {}, 0)).toBeNull())
  it('turns decimal yuan into whole fen', () =>
    expect([32.8, 0.1 + 0.2, 19.9].map(yuanToFen)).toEqual([3280, 30, 1990]))
})

describe('what may be asked of the list', () => {
  it.each([
    { sort: 'cheapest' },
    { price: '30' },
    { page: '0' },
    { limit: '101' },
    { kind: 'toy' },
    { q: '香'.repeat(61) },
  ])('refuses %o in Chinese', (query) =>
    expect(GoodsParams.safeParse(query).error?.issues[0].message).toMatch(/[一-龥]/),
  )
  it('asks for a page within a price range, cheapest first', () => {
    const query = toEngineQuery(
      GoodsParams.parse({ price: '3000-6000', sort: 'price_asc', page: '2', limit: '10' }),
      'postgres',
    )
    expect(query).toMatchObject({
      filters: { price_fen: { $gte: 3000, $lt: 6000 } },
      pagination: { skip: 10, take: 10, order: { price_fen: 'ASC' } },
    })
  })
  it('leaves an open end open', () =>
    expect(toEngineQuery(GoodsParams.parse({ price: '20000-' }), 'meilisearch').filters).toEqual({
      price_fen: { $gte: 20000 },
    }))
})
