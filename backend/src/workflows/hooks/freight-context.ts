import { ContainerRegistrationKeys } from '@medusajs/framework/utils'
import { StepResponse } from '@medusajs/framework/workflows-sdk'
import {
  calculateShippingOptionsPricesWorkflow,
  fetchShippingOptionForOrderWorkflow,
  listShippingOptionsForCartWithPricingWorkflow,
  maybeRefreshShippingMethodsWorkflow,
} from '@medusajs/medusa/core-flows'
import type { Carried } from '@shanzhen/freight/context'
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

type Piece = { id: string; quantity: unknown }
type Change = {
  input: {
    order_id: string
    context?: { return_items?: Piece[] } | { exchange_items?: Piece[] } | { claim_items?: Piece[] }
  }
}
type Line = Piece & { product_id: string | null; variant?: { weight: number | null } | null }
type Order = Pick<Carried, 'shipping_address'> & { items?: Line[] }

const LINE = ['id', 'quantity', 'product_id', 'variant.weight']

/**
 * What a return, an exchange or a claim of Medusa's own carries: it would price all goods of the order as if none were fresh,
 * and, once a piece is added, say no address. What comes back need not stay cold.
 */
async function changeFreight(
  { input: { order_id, context = {} } }: Change,
  { container }: { container: MedusaContainer },
) {
  const pieces: { return_items?: Piece[]; exchange_items?: Piece[]; claim_items?: Piece[] } = context
  const sent = pieces.exchange_items ?? pieces.claim_items
  const moved = sent ?? pieces.return_items
  const query = container.resolve(ContainerRegistrationKeys.QUERY)
  const read = async <T>(entity: string, fields: string[], id: string | string[]) =>
    (await query.graph({ entity, fields, filters: { id } })).data as unknown as T[]
  const [[order], lines] = await Promise.all([
    read<Order>('order', ['id', 'shipping_address.*', ...LINE.map((field) => `items.${field}`)], order_id),
    moved
      ? read<Line>(
          'order_line_item',
          LINE.filter((field) => field !== 'quantity'),
          moved.map(({ id }) => id),
        )
      : [],
  ])
  const known = new Map(lines.map((line) => [line.id, line]))
  const items = moved?.map(({ id, quantity }) => ({ ...known.get(id), quantity })) ?? order?.items ?? []
  const cooled = sent || !moved ? items.flatMap(({ product_id }) => product_id ?? []) : []
  const freight = await freightContext(container, cooled)
  const carried: Carried = { items, shipping_address: order?.shipping_address, freight }
  return new StepResponse({ carried })
}

fetchShippingOptionForOrderWorkflow.hooks.setCalculatedShippingPricingContext(changeFreight)
maybeRefreshShippingMethodsWorkflow.hooks.setCalculatedShippingPricingContext(changeFreight)
