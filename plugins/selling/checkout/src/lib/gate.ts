import type { MedusaContainer } from '@medusajs/framework/types'
import type { Refused, SaleGate } from '@shanzhen/ports/types'
import { Gathered } from '@shanzhen/workflow-kit/gathered'
import { CHECKOUT } from '../modules/checkout'

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
  return container.resolve<SaleGate>(key).reasonsAgainst(container, variantIds)
}
