/** 归属凭据: which click an order is by, when and why; for its distributor and for staff. */
import type { MedusaContainer } from '@medusajs/framework/types'
import { ContainerRegistrationKeys } from '@medusajs/framework/utils'
import type { z } from '@medusajs/framework/zod'
import { ATTRIBUTION, SHARE_LINK } from '../keys'
import type { OrderAttribution } from '../modules/attribution/store/attributions'
import type * as wire from '../wire'
import { keyOf, titlesOf } from './targets'

type Receipt = z.input<typeof wire.AttributionReceipt>

/** In the order they were given. */
export async function receiptsOf(container: MedusaContainer, rows: OrderAttribution[]): Promise<Receipt[]> {
  const shared = container.resolve(SHARE_LINK)
  const links = await shared.linksByIds(rows.flatMap(({ link_id }) => link_id ?? []))
  const [titles, numbers] = await Promise.all([
    titlesOf(container, [...links.values()]),
    numbersOf(
      container,
      rows.map(({ order_id }) => order_id),
    ),
  ])
  return rows.map(({ order_id, way, link_id, click_at, window_days, decided_at, void_reason }) => {
    const link = link_id ? links.get(link_id) : undefined
    return {
      ...{ order_id, display_id: numbers.get(order_id) ?? null, way, click_at, window_days, decided_at, void_reason },
      link: link
        ? {
            ...{ id: link.id, code: link.code, target_kind: link.target_kind, words: link.words },
            title: titles.get(keyOf(link)) ?? null,
          }
        : null,
      counts_until: click_at && new Date(click_at.getTime() + window_days * 86_400_000),
    }
  })
}

/** Null where nobody brought this order. */
export async function receiptOf(container: MedusaContainer, order_id: string): Promise<Receipt | null> {
  const row = (await container.resolve(ATTRIBUTION).attributionsOf([order_id])).get(order_id)
  return row ? ((await receiptsOf(container, [row]))[0] ?? null) : null
}

async function numbersOf(container: MedusaContainer, id: string[]): Promise<Map<string, number>> {
  if (!id.length) return new Map()
  const query = container.resolve(ContainerRegistrationKeys.QUERY)
  const { data } = await query.graph({ entity: 'order', fields: ['id', 'display_id'], filters: { id } })
  return new Map(data.map((order) => [order.id, Number(order.display_id)]))
}
