/** A producer who is owed ¥800 for a lot that came in, the people of finance who pay it, and an account to pay to. */
import type { MedusaContainer } from '@medusajs/framework/types'
import { staffHeaders } from './packing-shop'
import { openPurchaseDesk } from './purchase-desk'
import { type Caller, callerOf } from './small-shops'

export const ACCOUNT = { bank: '宁陕农商银行', holder: '宁陕蜂业合作社', account_number: '2701 0123 4567 8901' }

export async function openOwedProducer(api: Parameters<typeof callerOf>[0], container: MedusaContainer) {
  const { people: buyers, bees } = await openPurchaseDesk(api, container)
  const lan = await staffHeaders(container, 'lan@example.com', ['role_finance'])
  const people: Record<'mei' | 'yun' | 'lan', Caller> = {
    mei: callerOf(api, buyers.mei, '/admin'),
    yun: callerOf(api, buyers.yun, '/admin'),
    lan: callerOf(api, lan, '/admin'),
  }
  const price = { producer_id: bees.id, good_id: bees.good_id, grade: '一级', basis: 'kg', unit_fen: 8000 }
  const manager = callerOf(api, buyers.manager, '/admin')
  const agreed = await manager.post('/purchase/prices', { ...price, valid_from: '2026-11-01' })
  const ramp = callerOf(api, buyers.warehouse, '/admin')
  const { locations } = (await ramp.get('/lots/goods')).data as { locations: { id: string }[] }
  const taken = await ramp.post('/lots', {
    ...{ location_id: locations[0]?.id, supplier_name: '蜂业合作社' },
    lots: [
      {
        ...{ good_id: bees.good_id, inventory_item_id: null, producer_id: bees.id, made_on: '2026-11-10' },
        ...{ quantity: 10_000, price_id: (agreed.data as { price: { id: string } }).price.id },
      },
    ],
  })
  if (taken.status !== 201) throw new Error(JSON.stringify(taken.data))
  return { id: bees.id, people, ramp, lot: (taken.data as { lots: { id: string }[] }).lots[0]?.id ?? '' }
}
