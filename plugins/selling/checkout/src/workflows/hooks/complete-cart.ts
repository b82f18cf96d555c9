import type { MedusaContainer } from '@medusajs/framework/types'
import { ContainerRegistrationKeys, MedusaError } from '@medusajs/framework/utils'
import { StepResponse } from '@medusajs/framework/workflows-sdk'
import { NO_GOOD, reasonsAgainst } from '../../lib/gate'
import { ageNotConfirmed, carriageChanged, providerUnknown } from '../../lib/refusal'
import { isStandIn } from '@shanzhen/money-kit/order-balance'
import { CHECKOUT } from '../../modules/checkout'
import { carriageHolds } from '../../place/cart-carriage'
import { holdCartOrder, promiseCartOrder } from '../../place/promise-cart-order'
import { stampPlainOrder } from '../../place/stamp-plain-order'
import { completeCartWorkflow } from '@medusajs/medusa/core-flows'

type Level = { stocked_quantity: number; reserved_quantity: number } | null
type Variant = {
  allow_backorder: boolean
  product?: { good?: { age_limit: number | null } | null } | null
  inventory_items?: { inventory?: { location_levels?: Level[] } | null }[]
}
type Cart = {
  payment_collection?: { payment_sessions?: { provider_id: string }[] } | null
  metadata?: Record<string, unknown> | null
  items?: ({ variant_id: string | null; variant?: Variant | null } | null)[]
}

/** Declared by Medusa in the workflow, but not in its type. */
type Context = { container: MedusaContainer }
type Hooks = {
  beforePaymentAuthorization: (
    handler: (data: { input: { id: string } }, context: Context) => Promise<StepResponse<undefined, string | null>>,
    undo: (placement_id: string | null | undefined, context: Context) => Promise<void>,
  ) => void
  orderCreated: (handler: (data: { order_id: string }, context: Context) => Promise<StepResponse<void>>) => void
}

/**
 * Medusa's own cart reserves line by line and checks each by itself: a gift box and its loose component in one cart could
 * together take more than there is. Looked at after reserving and before paying, so that no order of events slips
 * through; the workflow undoes what is refused here. What the shop's gate refuses is not sold this way either, nor alcohol
 * without `metadata.age_confirmed: true` on the cart, nor anything for Medusa's stand-in of a payment. Its carriage is
 * what it costs now. The order gets its time to be paid in, and counts against what its buyer and network may hold unpaid, as one of our own checkout.
 * @throws MedusaError 400 not_allowed, insufficient_inventory
 */
const { beforePaymentAuthorization, orderCreated } = completeCartWorkflow.hooks as unknown as Hooks

beforePaymentAuthorization(
  async ({ input }, { container }) => {
    await assertCompletable(container, input.id)
    const query = container.resolve(ContainerRegistrationKeys.QUERY)
    const links = await query.graph({ entity: 'order_cart', fields: ['order_id'], filters: { cart_id: input.id } })
    const order_id = String(links.data[0]?.order_id ?? '')
    const placement_id = order_id ? await promiseCartOrder(container, order_id) : null
    try {
      if (placement_id) await holdCartOrder(container, order_id)
    } catch (error) {
      await container.resolve(CHECKOUT).deletePlacements(placement_id ?? '')
      throw error
    }
    return new StepResponse(undefined, placement_id)
  },
  async (placement_id, { container }) => {
    if (placement_id) await container.resolve(CHECKOUT).deletePlacements(placement_id)
  },
)

async function assertCompletable(container: MedusaContainer, cart_id: string): Promise<void> {
  const { data } = await container.resolve(ContainerRegistrationKeys.QUERY).graph({
    entity: 'cart',
    fields: [
      'metadata',
      'payment_collection.payment_sessions.provider_id',
      'items.variant_id',
      'items.variant.product.good.age_limit',
      'items.variant.allow_backorder',
      'items.variant.inventory_items.inventory.location_levels.stocked_quantity',
      'items.variant.inventory_items.inventory.location_levels.reserved_quantity',
    ],
    filters: { id: cart_id },
  })
  const cart = data[0] as unknown as Cart | undefined
  const items = cart?.items ?? []
  const sessions = cart?.payment_collection?.payment_sessions ?? []
  if (sessions.some(({ provider_id }) => isStandIn(provider_id)))
    throw new MedusaError(MedusaError.Types.NOT_ALLOWED, providerUnknown().message)
  if (items.some((item) => item?.variant?.product?.good?.age_limit) && cart?.metadata?.age_confirmed !== true) {
    throw new MedusaError(MedusaError.Types.NOT_ALLOWED, ageNotConfirmed().message)
  }
  if (!(await carriageHolds(container, cart_id)))
    throw new MedusaError(MedusaError.Types.NOT_ALLOWED, carriageChanged().message)
  const refused = await reasonsAgainst(
    container,
    items.flatMap((item) => item?.variant_id ?? []),
  )
  const [first] = refused.values()
  if (items.some((item) => !item?.variant_id)) throw new MedusaError(MedusaError.Types.NOT_ALLOWED, NO_GOOD)
  if (first) throw new MedusaError(MedusaError.Types.NOT_ALLOWED, first.message)
  const levels = items.flatMap((item) =>
    item?.variant && !item.variant.allow_backorder
      ? (item.variant.inventory_items ?? []).flatMap(({ inventory }) => inventory?.location_levels ?? [])
      : [],
  )
  if (levels.some((level) => level && Number(level.reserved_quantity) > Number(level.stocked_quantity))) {
    throw new MedusaError(
      MedusaError.Types.INVALID_DATA,
      '库存不足：购物车里的几样商品用到同一种货，合起来不够了',
      MedusaError.Codes.INSUFFICIENT_INVENTORY,
    )
  }
}

orderCreated(async ({ order_id }, { container }) => {
  await stampPlainOrder(container, order_id)
  return new StepResponse()
})
