import type { MedusaRequest, MedusaResponse } from '@medusajs/framework/http'
import { ContainerRegistrationKeys } from '@medusajs/framework/utils'
import type { GoodKind } from '../../../../types'
import { producerOf } from '../../../producer-door'
import { reply } from '@shanzhen/http/contract'
import { ROUTES } from '../../../contract'
import { everyRow } from '@shanzhen/workflow-kit/every-row'

type Row = {
  id: string
  kind: GoodKind
  town: string | null
  product?: { handle: string; title: string; status: string; thumbnail: string | null } | null
}

/** The producer's goods, and whether each is on sale. */
export async function GET(request: MedusaRequest, response: MedusaResponse) {
  const query = request.scope.resolve(ContainerRegistrationKeys.QUERY)
  const rows = await everyRow(async (after, pagination) => {
    const { data } = await query.graph({
      entity: 'good',
      fields: ['id', 'kind', 'town', 'product.handle', 'product.title', 'product.status', 'product.thumbnail'],
      filters: { producer_id: producerOf(response), ...after } as object,
      pagination,
    })
    return data as unknown as Row[]
  })
  const goods = rows.flatMap(({ product, ...good }) =>
    product
      ? [
          {
            ...good,
            handle: product.handle,
            title: product.title,
            thumbnail: product.thumbnail,
            on_sale: product.status === 'published',
          },
        ]
      : [],
  )
  reply(response, ROUTES['GET /producers/me/goods'], { goods })
}
