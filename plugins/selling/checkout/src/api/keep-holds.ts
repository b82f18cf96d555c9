import type { MedusaNextFunction, MedusaRequest, MedusaResponse } from '@medusajs/framework/http'
import type { MedusaContainer } from '@medusajs/framework/types'
import { ContainerRegistrationKeys, MedusaError, Modules } from '@medusajs/framework/utils'
import { readSoldParts } from '@shanzhen/money-kit/sold-parts'

type Body = { line_item_id?: unknown; inventory_item_id?: unknown; quantity?: unknown }
type Hold = { id?: string; line_item_id: string; inventory_item_id: string; quantity: number; held?: number }
type OrderItem = { item_id: string; quantity: number; fulfilled_quantity: number; version: number; order_id: string }

type Refused = { code: string; message: string }
const enough = (message: string): Refused => ({ code: 'held_enough', message })

/** Fewer than none set aside would free what others' orders hold. */
const NOT_PIECES = '预留数量须为正整数'
const ALL_WAITED_FOR = '还有订单在等这批货，不能少留；请先改订单或取消订单'
const WAITED_FOR = '还有订单在等这批货，不能取消预留；请先改订单或取消订单'

/**
 * Staff may set stock aside for a line by hand: no more than the line still needs of what it was sold with, or the goods
 * would be held when everything has left; and no less while its order waits, or they would be sold to somebody else.
 * Medusa's own check of the body comes later: what makes no sense is left to it.
 */
export async function keepHolds(request: MedusaRequest, response: MedusaResponse, next: MedusaNextFunction) {
  const { quantity } = (request.body ?? {}) as Body
  if (typeof quantity === 'number' && !(Number.isSafeInteger(quantity) && quantity > 0)) {
    response.status(400).json({ type: MedusaError.Types.INVALID_DATA, code: 'invalid', message: NOT_PIECES })
    return
  }
  const wanted = await holdOf(request)
  const refusal = wanted && (await reasonAgainst(request.scope, wanted))
  if (!refusal) return next()
  response.status(409).json({ type: MedusaError.Types.CONFLICT, ...refusal })
}

/** What a living order waits for stays set aside: staff give it up by changing the order, not behind its back. */
export async function keepHeld({ params, scope }: MedusaRequest, response: MedusaResponse, next: MedusaNextFunction) {
  const [held] = await scope.resolve(Modules.INVENTORY).listReservationItems({ id: params.id }, { take: 1 })
  if (!held?.line_item_id || !(await isWaitedFor(scope, held.line_item_id))) return next()
  response.status(409).json({ type: MedusaError.Types.CONFLICT, code: 'waited_for', message: WAITED_FOR })
}

/** By a living order of which not all has left. */
async function isWaitedFor(container: MedusaContainer, line_item_id: string): Promise<boolean> {
  const line = await lineOf(container, line_item_id)
  if (!line || Number(line.quantity) <= Number(line.fulfilled_quantity)) return false
  const [order] = await container
    .resolve(Modules.ORDER)
    .listOrders({ id: [line.order_id] }, { select: ['id', 'status'], take: 1 })
  return Boolean(order) && order.status !== 'canceled'
}

async function lineOf(container: MedusaContainer, line_item_id: string): Promise<OrderItem | null> {
  const { data } = await container.resolve(ContainerRegistrationKeys.QUERY).graph({
    entity: 'order_items',
    fields: ['item_id', 'order_id', 'quantity', 'fulfilled_quantity', 'version'],
    filters: { item_id: line_item_id },
  })
  return (data as unknown as OrderItem[]).sort((a, b) => b.version - a.version)[0] ?? null
}

async function holdOf({ params, body, scope }: MedusaRequest): Promise<Hold | null> {
  const { line_item_id, inventory_item_id, quantity } = (body ?? {}) as Body
  if (typeof quantity !== 'number') return null
  if (!params.id) {
    if (typeof line_item_id !== 'string' || typeof inventory_item_id !== 'string') return null
    return { line_item_id, inventory_item_id, quantity }
  }
  const [held] = await scope.resolve(Modules.INVENTORY).listReservationItems({ id: params.id }, { take: 1 })
  if (!held?.line_item_id) return null
  const { id, line_item_id: line, inventory_item_id: item } = held
  return { id, line_item_id: line, inventory_item_id: item, quantity, held: Number(held.quantity) }
}

async function reasonAgainst(container: MedusaContainer, wanted: Hold): Promise<Refused | null> {
  const { line_item_id, inventory_item_id } = wanted
  const line = await lineOf(container, line_item_id)
  if (!line) return null
  const parts = (await readSoldParts(container, [line_item_id])).get(line_item_id) ?? []
  const part = parts.find((one) => one.inventory_item_id === inventory_item_id)
  if (!part) return enough('这件商品售出时不含这个规格，不能为它预留')
  const needed = (Number(line.quantity) - Number(line.fulfilled_quantity)) * part.required_quantity
  const others = await container
    .resolve(Modules.INVENTORY)
    .listReservationItems({ line_item_id, inventory_item_id }, { take: 100 })
  const held = others.filter(({ id }) => id !== wanted.id).reduce((sum, { quantity }) => sum + Number(quantity), 0)
  if (held + wanted.quantity > needed) return enough(`这件商品还要发 ${needed} 件，不能预留更多`)
  const lowered = wanted.held !== undefined && wanted.quantity < Math.min(wanted.held, needed - held)
  return lowered && (await isWaitedFor(container, line_item_id))
    ? { code: 'waited_for', message: ALL_WAITED_FOR }
    : null
}
