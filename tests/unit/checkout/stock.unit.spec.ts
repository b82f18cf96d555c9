/** What can be had of a basket whose gift boxes share their components with other lines. */
import fc from 'fast-check'
import { allocate } from '../../../plugins/selling/checkout/src/quote/stock'
import type { ShelfGood } from '../../../plugins/selling/checkout/src/quote/shelf'

const LOCATION = 'sloc_1'
const good = (id: string, parts: Record<string, number>, stock: Record<string, number>): ShelfGood =>
  ({
    id,
    manage_inventory: true,
    allow_backorder: false,
    inventory_items: Object.entries(parts).map(([inventory_item_id, required_quantity]) => ({
      inventory_item_id,
      required_quantity,
      inventory: {
        requires_shipping: true,
        location_levels: [
          { location_id: LOCATION, stocked_quantity: stock[inventory_item_id] ?? 0, reserved_quantity: 0 },
        ],
      },
    })),
  }) as unknown as ShelfGood
const shelfOf = (...goods: ShelfGood[]) => new Map(goods.map((one) => [one.id, one]))

describe('the stock of a basket', () => {
  const stock = { mushroom: 10, honey: 5 }
  const shelf = shelfOf(good('mushroom', { mushroom: 1 }, stock), good('box', { mushroom: 2, honey: 1 }, stock))

  it('leaves a later line what the earlier ones did not take', () => {
    const { available } = allocate(
      [
        { variant_id: 'box', quantity: 3 },
        { variant_id: 'mushroom', quantity: 5 },
      ],
      shelf,
      [LOCATION],
    )
    expect(Object.fromEntries(available)).toEqual({ box: 5, mushroom: 4 })
  })

  it('has nothing of a variant it does not know and nothing outside the shop’s locations', () => {
    expect(allocate([{ variant_id: 'gone', quantity: 1 }], shelf, [LOCATION]).available.get('gone')).toBe(0)
    expect(allocate([{ variant_id: 'mushroom', quantity: 1 }], shelf, []).available.get('mushroom')).toBe(0)
  })

  it('never promises more than there is, whatever the basket', () => {
    const quantity = fc.integer({ min: 1, max: 12 })
    fc.assert(
      fc.property(
        fc.shuffledSubarray(['mushroom', 'box', 'big'], { minLength: 1 }),
        quantity,
        quantity,
        quantity,
        (ids, ...amounts) => {
          const goods = shelfOf(...shelf.values(), good('big', { mushroom: 3, honey: 2 }, stock))
          const lines = ids.map((variant_id, i) => ({ variant_id, quantity: amounts[i] ?? 1 }))
          const { available, claims } = allocate(lines, goods, [LOCATION])
          const sums = new Map<string, number>()
          for (const claim of claims)
            sums.set(claim.inventory_item_id, (sums.get(claim.inventory_item_id) ?? 0) + claim.quantity)
          const fits = [...sums].every(([item, sum]) => sum <= stock[item as keyof typeof stock])
          const promised = lines.every((line) => (available.get(line.variant_id) ?? 0) >= line.quantity)
          expect(promised).toBe(fits)
        },
      ),
    )
  })
})
