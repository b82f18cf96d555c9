import type { MedusaContainer } from '@medusajs/framework/types'
import { Gathered } from './gathered'
import { CHECKOUT } from '../modules/checkout'

/** Why a variant may not be sold now, in words for the buyer. */
export type Refused = { code: string; message: string }

/** Whoever knows which goods may be sold: option `gate` names it in the container. */
export type Gate = {
  reasonsAgainst(container: MedusaContainer, variantIds: string[]): Promise<Map<string, Refused>>
}

/** A line that staff or a client made up: nobody knows what it is, so nobody can say that it may be sold. */
export const NO_GOOD = '只能销售商品库里的商品；卡券或服务请先建成商品，并选好商品性质'

const asked = new Gathered(async (baskets: string[], container: MedusaContainer) => {
  const answers = baskets.map(
    async (ids) => [ids, await reasonsAgainst(container, JSON.parse(ids) as string[])] as const,
  )
  return new Map(await Promise.all(answers))
})

/** The same, once for all who ask about the same goods in the same moment. */
export async function reasonsAtOnce(container: MedusaContainer, variantIds: string[]): Promise<Map<string, Refused>> {
  const basket = JSON.stringify([...new Set(variantIds)].sort())
  return (await asked.ask([basket], container)).get(basket) ?? new Map<string, Refused>()
}

/** Without a gate everything in stock may be sold. */
export async function reasonsAgainst(container: MedusaContainer, variantIds: string[]): Promise<Map<string, Refused>> {
  const key = container.resolve(CHECKOUT).gate
  if (!key || !variantIds.length) return new Map()
  return container.resolve<Gate>(key).reasonsAgainst(container, variantIds)
}
