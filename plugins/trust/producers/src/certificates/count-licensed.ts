import type { MedusaContainer } from '@medusajs/framework/types'
import { ContainerRegistrationKeys } from '@medusajs/framework/utils'
import { CERTIFICATE } from '../modules/certificate'

type Good = { id: string; producer_id: string | null; sc_category: string | null }
const PER_PAGE = 500

/** The programme's figure "SC-certified goods for sale": published goods whose producer's licence is valid today. */
export async function countLicensedGoods(container: MedusaContainer): Promise<number> {
  let count = 0
  for (let after = ''; ;) {
    const { data } = await container.resolve(ContainerRegistrationKeys.QUERY).graph({
      entity: 'product',
      fields: ['id', 'good.id', 'good.producer_id', 'good.sc_category'],
      filters: { status: 'published', id: { $gt: after } } as object,
      pagination: { take: PER_PAGE, order: { id: 'ASC' } },
    })
    const page = data as unknown as { id: string; good?: Good | null }[]
    const goods = page.flatMap(({ good }) =>
      good?.sc_category ? [{ good_id: good.id, producer_id: good.producer_id, sc_category: good.sc_category }] : [],
    )
    const verdicts = await container.resolve(CERTIFICATE).verdicts(goods)
    count += [...verdicts.values()].filter((verdict) => verdict === 'valid').length
    if (page.length < PER_PAGE) return count
    after = page[page.length - 1].id
  }
}
