import type { MedusaContainer } from '@medusajs/framework/types'
import { ContainerRegistrationKeys, MedusaError } from '@medusajs/framework/utils'
import { explainSellable } from '@shanzhen/lots/sellable'
import { askEngine } from './engine'
import { isEnglish, namesOf, toCard } from './list-goods'
import { readAvailability } from './availability'
import { readCertificates } from './read-certificates'
import { lotsOfVariants } from './shipping-lots'
import type { GoodDetail } from './types'

/** One good's page: the stored page, with stock asked for at this moment. */
const RETURN_TEXTS: Record<GoodDetail['return_code'], [zh: string, en: string]> = {
  seven_days: [
    '支持七天无理由退货：自签收次日起 7 天内，商品完好、未拆封，可申请退货。',
    'Returns without reason within 7 days from the day after receipt, if the goods are intact and unopened.',
  ],
  fresh_excluded: [
    '生鲜易腐商品，不适用七天无理由退货；如有变质、破损，请在签收后 48 小时内拍照，在订单页申请售后。',
    'Fresh and perishable goods cannot be returned without reason; if anything is spoiled or damaged, take a photo and claim on the order page within 48 hours of receipt.',
  ],
}

/** @throws NOT_FOUND for a handle not on sale. */
export async function readGood(
  container: MedusaContainer,
  handle: string,
  locale: string | undefined,
  salesChannelId?: string,
) {
  const { result } = await askEngine(container, () => ({
    fields: ['card', 'detail'],
    filters: { handle },
    pagination: { take: 1 },
    search_options: { count: 'none' },
  }))
  const [hit] = result.hits
  const english = isEnglish(locale)
  if (!hit) throw new MedusaError(MedusaError.Types.NOT_FOUND, '没有找到这个商品，可能已经下架')
  const { description_en, return_code, ...detail } = JSON.parse(String(hit.document.detail)) as GoodDetail & {
    description_en: string
  }
  const variantIds = detail.variants.map((variant) => variant.id)
  const card = toCard(hit.document, undefined, english)
  const [available, reasons, lots, certificates] = await Promise.all([
    readAvailability(container.resolve(ContainerRegistrationKeys.QUERY), variantIds, salesChannelId),
    explainSellable(container, variantIds),
    lotsOfVariants(container, variantIds),
    readCertificates(container, card.id),
  ])
  const variants = detail.variants.map((variant) => {
    const reason = reasons.get(variant.id) ?? null
    return {
      ...variant,
      available: reason ? 0 : (available[variant.id] ?? 0),
      reason,
      lot: lots.get(variant.id) ?? null,
    }
  })
  return {
    ...card,
    in_stock: variants.some((variant) => variant.available > 0),
    unsellable_reason: variants.some((variant) => variant.available > 0) ? null : (variants[0]?.reason ?? null),
    ...detail,
    names: namesOf(hit.document),
    description: english ? description_en : detail.description,
    variants,
    certificates,
    return_rule: { code: return_code, text: RETURN_TEXTS[return_code][english ? 1 : 0] },
  }
}
