import type { MedusaContainer } from '@medusajs/framework/types'
import { ContainerRegistrationKeys, Modules } from '@medusajs/framework/utils'
import { CHECKOUT } from '../modules/checkout'

const PER_PAGE = 200

type Found = Awaited<ReturnType<MedusaContainer['cradle'][typeof CHECKOUT]['listPlacements']>>[number]

/** All placements that answer to `filters`, each page after the last row of the one before: none is left out, however many. */
export async function* placementPages(container: MedusaContainer, filters: object): AsyncGenerator<Found[]> {
  let after = ''
  for (;;) {
    const page = await container
      .resolve(CHECKOUT)
      .listPlacements({ ...filters, id: { $gt: after } }, { take: PER_PAGE, order: { id: 'ASC' } })
    if (page.length) yield page
    if (page.length < PER_PAGE) return
    after = page[page.length - 1].id
  }
}

/** The same, one by one. */
export async function* eachPlacement(container: MedusaContainer, filters: object): AsyncGenerator<Found> {
  for await (const page of placementPages(container, filters)) yield* page
}

/** Orders with a payment begun since a moment and not finished, page by page. */
export async function* openPaymentOrders(container: MedusaContainer, since: Date): AsyncGenerator<string[]> {
  let after = ''
  for (;;) {
    const { data } = await container.resolve(ContainerRegistrationKeys.QUERY).graph({
      entity: 'payment_session',
      fields: ['id', 'payment_collection.order.id'],
      filters: { authorized_at: null, created_at: { $gte: since }, id: { $gt: after } } as object,
      pagination: { take: PER_PAGE, order: { id: 'ASC' } },
    })
    const rows = data as unknown as { id: string; payment_collection?: { order?: { id: string } | null } | null }[]
    const ids = [...new Set(rows.flatMap(({ payment_collection }) => payment_collection?.order?.id ?? []))]
    if (ids.length) yield ids
    if (rows.length < PER_PAGE) return
    after = rows[rows.length - 1].id
  }
}

/** Orders canceled since a moment, page by page. */
export async function* eachCanceledOrder(container: MedusaContainer, since: Date): AsyncGenerator<string[]> {
  let after = ''
  for (;;) {
    const filters = { status: 'canceled', updated_at: { $gte: since }, id: { $gt: after } }
    const page = await container
      .resolve(Modules.ORDER)
      .listOrders(filters as object, { select: ['id'], take: PER_PAGE, order: { id: 'ASC' } })
    if (page.length) yield page.map(({ id }) => id)
    if (page.length < PER_PAGE) return
    after = page[page.length - 1].id
  }
}
