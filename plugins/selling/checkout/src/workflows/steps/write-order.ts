import { MedusaError, Modules } from '@medusajs/framework/utils'
import { createStep, StepResponse } from '@medusajs/framework/workflows-sdk'
import { readSoldParts } from '@shanzhen/money-kit/sold-parts'
import type { OrderInput } from '../../place/order-input'
import type { StockClaim } from '../../quote/stock'

const REPACKED = '商品的组成刚刚调整，请重新下单'
/** A workflow hands its error back as plain data. */
export const isRepacked = (error: unknown): boolean => (error as { message?: string } | null)?.message === REPACKED

export const repacked = () => new MedusaError(MedusaError.Types.NOT_ALLOWED, REPACKED)

/** The order itself, with lines, address, freight, taxes and discounts in one write. */
export const writeOrderStep = createStep(
  'write-order',
  async ({ order, claims }: { order: OrderInput; claims: StockClaim[] }, { container }) => {
    const orders = container.resolve(Modules.ORDER)
    const [created] = await orders.createOrders([order])
    const parts = await readSoldParts(
      container,
      order.items.map(({ id }) => id),
    )
    if (!heldAsSold(order, claims, parts)) {
      await orders.deleteOrders([order.id])
      throw repacked()
    }
    const { id, display_id, created_at } = created
    return new StepResponse({ id, display_id: display_id ?? 0, created_at: new Date(created_at).toISOString() }, id)
  },
  async (id, { container }) => {
    if (id) await container.resolve(Modules.ORDER).deleteOrders([id])
  },
)

/** What is held was read a moment before the line remembered its parts; a gift box repacked in between is sold anew. */
export function heldAsSold(
  order: OrderInput,
  claims: StockClaim[],
  parts: Map<string, { inventory_item_id: string; required_quantity: number }[]>,
): boolean {
  return order.items.every(({ id, variant_id, quantity }) => {
    const sold = (parts.get(id) ?? []).map((part) => [
      part.inventory_item_id,
      part.required_quantity * Number(quantity),
    ])
    const held = claims.filter((claim) => claim.variant_id === variant_id)
    return (
      sold.length === held.length &&
      sold.every(([item, pieces]) => held.some((one) => one.inventory_item_id === item && one.quantity === pieces))
    )
  })
}
