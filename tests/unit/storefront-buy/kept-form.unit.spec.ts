// The checkout's form survives a refresh, a step back and the other language; what was confirmed for one purchase does not
// count for another.
import { expect, it } from 'vitest'
import { itemsKey, parseKeptForm } from '../../../storefront/shared/checkout/kept-form'

const typed = {
  items: itemsKey([
    { variant_id: 'b', quantity: 1 },
    { variant_id: 'a', quantity: 3 },
  ]),
  address: { name: '李国栋', phone: '13800000000', province: '陕西省', city: '安康市', district: '宁陕县', detail: '' },
  shipping_option_id: 'so_1',
  coupon: 'HELLO',
  referral_code: 'K7M2PQ',
  note: '周末送',
  age_confirmed: true,
  fresh_notice_accepted: true,
}

it('gives back what was typed, whatever became of the quantities', () => {
  const again = itemsKey([
    { variant_id: 'a', quantity: 1 },
    { variant_id: 'b', quantity: 9 },
  ])
  expect(parseKeptForm(JSON.stringify(typed), again)).toEqual(typed)
})

it('asks for the confirmations and the way it comes again when other goods are bought', () => {
  const kept = parseKeptForm(JSON.stringify(typed), itemsKey([{ variant_id: 'c', quantity: 1 }]))
  expect(kept).toMatchObject({
    address: typed.address,
    note: '周末送',
    shipping_option_id: '',
    age_confirmed: false,
    fresh_notice_accepted: false,
  })
})

it('takes nothing from a damaged or foreign value', () => {
  for (const stored of [null, '', '{', '[]', '{"items":1}', JSON.stringify({ ...typed, address: null })])
    expect(parseKeptForm(stored, typed.items)).toBeNull()
  const cut = parseKeptForm(JSON.stringify({ ...typed, note: 'x'.repeat(500), coupon: 7 }), typed.items)
  expect(cut).toMatchObject({ note: '', coupon: '', address: typed.address })
})
