import type { MedusaRequest, MedusaResponse } from '@medusajs/framework/http'
import { ContainerRegistrationKeys } from '@medusajs/framework/utils'
import type { GoodKind } from '../../../../types'
import { producerOf } from '../../../producer-door'
import { reply } from '@shanzhen/http/contract'
import { ROUTES } from '../../../contract'

type Row = {
  id: string
  kind: GoodKind
  town: string | null
  product?: { handle: string; title: string; status: string; thumbnail: string | null } | null
}

/** The producer's goods, and whether each is on sale. */
export async function GET(request: MedusaRequest, response: MedusaResponse) {
  const { data } = await request.scope.resolve(ContainerRegistrationKeys.QUERY).graph({
    entity: 'good',
    fields: ['id', 'kind', 'town', 'product.handle', 'product.title', 'product.status', 'product.thumbnail'],
    filters: { producer_id: producerOf(response) },
    pagination: { take: 200, skip: 0 },
  })
  const goods = (data as unknown as Row[]).flatMap(({ product, ...good }) =>
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
