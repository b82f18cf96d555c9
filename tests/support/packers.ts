/** Staff of a shop that may die at any moment: they look, do what is left to do, and look again, until all is done. */
import type { RunningShop } from './killable-shop'
import { PATIENCE_MS, request, staffHeaders } from './patience'
import { newWaybill } from './waybills'

type Ask = <T>(path: string, body?: object) => Promise<T>
type Packing = {
  lines: { line_item_id: string; left: number; nominal_g: number | null }[]
  parcels: { shipped_at: string | null; canceled: boolean }[]
}
type Claim = { version: number; state: string; lines: { id: string; quantity: number }[] }

/** Lighter than sold, so that something is due. */
const WEIGHED_SHARE = 0.9

/** All that is left of an order, one line to a parcel. */
export const staffShip = (shop: RunningShop, order_id: string): Promise<void> =>
  untilDone(shop, async (ask) => {
    const { lines } = await ask<Packing>(`/admin/orders/${order_id}/parcels`)
    const next = lines.find(({ left }) => left > 0)
    if (!next) return true
    const { line_item_id, left, nominal_g } = next
    const weighed_g = nominal_g === null ? undefined : Math.round(nominal_g * left * WEIGHED_SHARE)
    const line = { line_item_id, quantity: left, weighed_g }
    const parcel = { carrier_code: 'SF', tracking_number: newWaybill(), lines: [line] }
    await ask(`/admin/orders/${order_id}/parcels`, parcel)
    return false
  })

/** From asked to paid back, all of it sellable. */
export const staffSettleClaim = (shop: RunningShop, id: string): Promise<void> =>
  untilDone(shop, async (ask) => {
    const { request: claim } = await ask<{ request: Claim }>(`/admin/after-sales/${id}`)
    const act = (action: string, more: object = {}) =>
      ask(`/admin/after-sales/${id}/${action}`, { version: claim.version, ...more })
    if (claim.state === 'refunded') return true
    if (claim.state === 'requested') await act('approve')
    if (claim.state === 'approved' || claim.state === 'sent_back') await act('received')
    if (claim.state === 'received')
      await act('inspect', {
        resell_damaged: true,
        lines: claim.lines.map(({ id, quantity }) => ({ id, sellable: quantity })),
      })
    if (claim.state === 'inspected') await act('refund')
    return false
  })

async function untilDone(shop: RunningShop, step: (ask: Ask) => Promise<boolean>): Promise<void> {
  const deadline = Date.now() + 2 * PATIENCE_MS
  for (;;) {
    try {
      const headers = await staffHeaders(shop)
      while (!(await step((path, body) => request(shop, path, body ?? null, headers))));
      return
    } catch (error) {
      if (Date.now() > deadline) throw error
    }
    await new Promise((resolve) => setTimeout(resolve, 300))
  }
}
