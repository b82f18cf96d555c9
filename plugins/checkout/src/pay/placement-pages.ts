import type { MedusaContainer } from '@medusajs/framework/types'
import { Modules } from '@medusajs/framework/utils'
import { CHECKOUT } from '../modules/checkout'

const PER_PAGE = 200

type Found = Awaited<ReturnType<MedusaContainer['cradle'][typeof CHECKOUT]['listPlacements']>>[number]

/** All placements that answer to `filters`, each page after the last row of the one before: none is left out, however many. */
export async function* eachPlacement(container: MedusaContainer, filters: object): AsyncGenerator<Found> {
  let after = ''
  for (;;) {
    const page = await container
      .resolve(CHECKOUT)
      .listPlacements({ ...filters, id: { $gt: after } }, { take: PER_PAGE, order: { id: 'ASC' } })
    yield* page
    if (page.length < PER_PAGE) return
    after = page[page.length - 1].id
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
