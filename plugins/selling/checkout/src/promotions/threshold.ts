/**
 * 满减: a promotion counts from a sum of goods on, at their prices before anything is taken off. It is a rule of Medusa's
 * own, so that its carts go by it as our quotes do.
 */
import type { MedusaContainer, PromotionRuleDTO } from '@medusajs/framework/types'
import { MedusaError, Modules } from '@medusajs/framework/utils'
import { toFen, toYuan } from '@shanzhen/money-kit/fen'

/** What a cart, and a quote's context, call the sum of its goods, in yuan. */
const ATTRIBUTE = 'item_subtotal'
const OPERATOR = 'gte'

type Ruled = { rules?: PromotionRuleDTO[] | null } | undefined

const thresholdsOf = (promotion: Ruled) =>
  (promotion?.rules ?? []).filter(({ attribute, operator }) => attribute === ATTRIBUTE && operator === OPERATOR)

/** In fen; null where any sum is enough. */
export function thresholdOf(promotion: Ruled): number | null {
  const sums = thresholdsOf(promotion).flatMap(({ values }) => (values ?? []).map(({ value }) => toFen(Number(value))))
  return sums.length ? Math.max(...sums) : null
}

async function read(container: MedusaContainer, id: string) {
  const [promotion] = await container
    .resolve(Modules.PROMOTION)
    .listPromotions({ id: [id] }, { take: 1, relations: ['rules', 'rules.values'] })
  if (!promotion) throw new MedusaError(MedusaError.Types.NOT_FOUND, '没有这个优惠')
  return promotion
}

/** @throws not_found */
export const readThreshold = async (container: MedusaContainer, id: string): Promise<number | null> =>
  thresholdOf(await read(container, id))

/** The new rule stands before the old one goes: in between both hold. Two who set it go one after the other. @throws not_found */
export const writeThreshold = (container: MedusaContainer, id: string, fen: number | null): Promise<void> =>
  container.resolve(Modules.LOCKING).execute([`threshold:${id}`], () => write(container, id, fen), { timeout: 10 })

async function write(container: MedusaContainer, id: string, fen: number | null): Promise<void> {
  const before = thresholdsOf(await read(container, id)).map((rule) => rule.id)
  const promotions = container.resolve(Modules.PROMOTION)
  if (fen !== null) {
    await promotions.addPromotionRules(id, [
      { attribute: ATTRIBUTE, operator: OPERATOR, values: [String(toYuan(fen))] },
    ])
  }
  if (before.length) await promotions.removePromotionRules(id, before)
}
