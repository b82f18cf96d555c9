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

const asked = new Gathered((ids: string[], container: MedusaContainer) => reasonsAgainst(container, ids))

/** The same for whoever asks in the same moment. */
export const reasonsAtOnce = (container: MedusaContainer, variantIds: string[]) => asked.ask(variantIds, container)

/** Without a gate everything in stock may be sold. */
export async function reasonsAgainst(container: MedusaContainer, variantIds: string[]): Promise<Map<string, Refused>> {
  const key = container.resolve(CHECKOUT).gate
  if (!key || !variantIds.length) return new Map()
  return container.resolve<Gate>(key).reasonsAgainst(container, variantIds)
}
