import type { MedusaContainer } from '@medusajs/framework/types'
import { ContainerRegistrationKeys } from '@medusajs/framework/utils'
import { listShippingOptionsForCartWithPricingWorkflow } from '@medusajs/medusa/core-flows'
import { toFen } from '@shanzhen/money-kit/fen'

type Method = { shipping_option_id: string | null; amount: number; data: Record<string, unknown> | null } | null
type Priced = { id: string; calculated_price?: { calculated_amount?: number | null } | null }

/**
 * Whether what a cart pays for its carriage is what it costs now: Medusa counts it as the way is chosen and goods change, and not
 * when a coupon takes the goods below the sum from which carriage is free, or when staff change the table.
 */
export async function carriageHolds(container: MedusaContainer, cart_id: string): Promise<boolean> {
  const { data } = await container.resolve(ContainerRegistrationKeys.QUERY).graph({
    entity: 'cart',
    fields: ['shipping_methods.shipping_option_id', 'shipping_methods.amount', 'shipping_methods.data'],
    filters: { id: cart_id },
  })
  const chosen = ((data[0]?.shipping_methods ?? []) as Method[]).filter((method) => method !== null)
  if (!chosen.length) return true
  const options = chosen.map(({ shipping_option_id, data }) => ({ id: shipping_option_id ?? '', data: data ?? {} }))
  const { result } = await listShippingOptionsForCartWithPricingWorkflow(container).run({
    input: { cart_id, is_return: false, options },
  })
  const prices = new Map(
    (result as Priced[]).map(({ id, calculated_price }) => [id, calculated_price?.calculated_amount]),
  )
  return chosen.every(({ shipping_option_id, amount }) => {
    const now = prices.get(shipping_option_id ?? '')
    return now !== null && now !== undefined && toFen(Number(now)) === toFen(Number(amount))
  })
}
