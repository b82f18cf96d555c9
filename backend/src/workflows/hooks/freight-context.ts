import { ContainerRegistrationKeys } from '@medusajs/framework/utils'
import { StepResponse } from '@medusajs/framework/workflows-sdk'
import {
  calculateShippingOptionsPricesWorkflow,
  listShippingOptionsForCartWithPricingWorkflow,
} from '@medusajs/medusa/core-flows'
import { toFen } from '@shanzhen/money-kit/fen'
import type { MedusaContainer } from '@medusajs/framework/types'
import { freightContext } from '../../catalogue/freight'

/** Tells the freight provider which goods of a standard Medusa cart are fresh and what is paid for them; the cart itself says neither. */
async function cartFreight(container: MedusaContainer, cartId: string | undefined) {
  if (!cartId) return {}
  const { data } = await container.resolve(ContainerRegistrationKeys.QUERY).graph({
    entity: 'cart',
    fields: ['items.product_id', 'item_total'],
    filters: { id: cartId },
  })
  const ids = data.flatMap((cart) =>
    ((cart.items ?? []) as { product_id?: string | null }[]).flatMap((item) => item.product_id ?? []),
  )
  const goods = (data as { item_total?: number | null }[]).reduce((sum, cart) => sum + toFen(cart.item_total ?? 0), 0)
  return { freight: { ...(await freightContext(container, ids)), goods_fen: goods } }
}

calculateShippingOptionsPricesWorkflow.hooks.setCalculatedShippingPricingContext(
  async ({ input }, { container }) => new StepResponse(await cartFreight(container, input.cart_id)),
)

listShippingOptionsForCartWithPricingWorkflow.hooks.setCalculatedShippingPricingContext(
  async ({ input }, { container }) => new StepResponse(await cartFreight(container, input.cart_id)),
)
