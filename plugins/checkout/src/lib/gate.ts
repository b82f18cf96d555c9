import type { MedusaContainer } from '@medusajs/framework/types'
import { CHECKOUT } from '../modules/checkout'

/** Why a variant may not be sold now, in words for the buyer. */
export type Refused = { code: string; message: string }

/** Whoever knows which goods may be sold: option `gate` names it in the container. */
export type Gate = {
  reasonsAgainst(container: MedusaContainer, variantIds: string[]): Promise<Map<string, Refused>>
}

/** Without a gate everything in stock may be sold. */
export async function reasonsAgainst(container: MedusaContainer, variantIds: string[]): Promise<Map<string, Refused>> {
  const key = container.resolve(CHECKOUT).gate
  if (!key || !variantIds.length) return new Map()
  return container.resolve<Gate>(key).reasonsAgainst(container, variantIds)
}
