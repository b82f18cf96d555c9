import type { MedusaContainer } from '@medusajs/framework/types'
import { ContainerRegistrationKeys } from '@medusajs/framework/utils'
import type { LotOutlook } from './lot-types'
import { CERTIFICATE } from '@shanzhen/producers/modules/certificate'
import type { LicensedGood } from '@shanzhen/producers/modules/certificate/service'
import { LOT } from './modules/lot'
import { TRACEABILITY } from '@shanzhen/producers/modules/traceability'
import { needsLots } from '@shanzhen/producers/rules'
import type { GoodKind } from '@shanzhen/producers/types'
import type { UnsellableReason } from './wire'

/** The one answer to "may this be sold?": one reason per SKU, the same for shop, API and everything later. */
export const UNSELLABLE = {
  facts_missing: '这个商品还没有登记商品属性，暂不销售',
  lots_missing: '这个商品没有按批次管理库存，暂不销售',
  certificate_missing: '这个商品的食品生产许可尚未登记，暂不销售',
  certificate_expired: '这个商品的食品生产许可已到期，续期前暂不销售',
  awaiting_inspection: '这个商品的批次正在等待检验，暂不销售',
  recalled: '这个商品的批次已召回，暂不销售',
  out_of_date: '这个商品的批次已过保质期，暂不销售',
  out_of_stock: '商品已售罄',
} as const satisfies Record<UnsellableReason, string>
export type { UnsellableReason }

type Good = { id: string; kind: GoodKind; producer_id: string | null; sc_category: string | null }
type Variant = {
  id: string
  manage_inventory: boolean
  allow_backorder: boolean
  product?: { good?: Good | null } | null
  inventory_items?: { inventory_item_id: string }[]
}

/**
 * By variant id; null: nothing speaks against it. Closed by default: what has no facts, or whose stock is not its lots'
 * (库存管理 off, 允许缺货下单 on), is not for sale, because no recall would find it. Only a voucher or a service needs no lots.
 */
export async function explainSellable(
  container: MedusaContainer,
  variantIds: string[],
  /** What staff changed a moment ago counts already. */
  { fresh = false } = {},
): Promise<Map<string, UnsellableReason | null>> {
  const answer = new Map<string, UnsellableReason | null>(variantIds.map((id) => [id, null]))
  const lots = container.resolve(LOT)
  const { requireLots, requireCertificates } = lots.rules
  if (!variantIds.length || (!requireLots && !requireCertificates)) return answer
  const variants = fresh ? await read(container, variantIds, false) : await readVariants(container, variantIds)
  for (const id of variantIds) answer.set(id, 'facts_missing')
  const goods = variants.filter((variant) => variant.product?.good)
  const outlooks = await lots.outlook(goods.flatMap(itemsOf))
  const verdicts = await container.resolve(CERTIFICATE).verdicts(await licensed(container, goods, outlooks))
  for (const variant of goods) {
    const seen = itemsOf(variant).map((item) => outlooks.get(item))
    const behind = [variant.product?.good?.id, ...seen.flatMap((outlook) => outlook?.good_ids ?? [])]
    const paper = behind.map((id) => verdicts.get(id ?? '')).find((verdict) => verdict && verdict !== 'valid')
    const shelf = shelfReason(variant, seen)
    const reason =
      (requireCertificates && paper !== 'valid' ? paper : undefined) ?? (requireLots ? shelf : undefined) ?? null
    answer.set(variant.id, reason)
  }
  return answer
}

/**
 * Whose a variant is hardly ever changes: Medusa's cache keeps it, and forgets it when it does. It does not notice that a
 * product became a good, so what seems to be none is read anew. Lots and papers always are.
 */
async function readVariants(container: MedusaContainer, variantIds: string[]): Promise<Variant[]> {
  const kept = (await read(container, variantIds, true)).filter((variant) => variant.product?.good)
  const others = variantIds.filter((id) => !kept.some((variant) => variant.id === id))
  return others.length ? [...kept, ...(await read(container, others, false))] : kept
}

async function read(container: MedusaContainer, variantIds: string[], cached: boolean): Promise<Variant[]> {
  const fields = ['id', 'manage_inventory', 'allow_backorder', 'inventory_items.inventory_item_id', ...GOOD]
  const { data } = await container
    .resolve(ContainerRegistrationKeys.QUERY)
    .graph(
      { entity: 'variant', fields, filters: { id: variantIds } },
      cached ? { cache: { enable: true, ttl: KEPT_S } } : undefined,
    )
  return data as unknown as Variant[]
}

const KEPT_S = 15
const GOOD = ['product.good.id', 'product.good.kind', 'product.good.producer_id', 'product.good.sc_category']

const itemsOf = (variant: Variant) => (variant.inventory_items ?? []).map((item) => item.inventory_item_id)

/** A gift box needs the papers of what is in it: the goods its components' lots belong to. */
async function licensed(
  container: MedusaContainer,
  variants: Variant[],
  outlooks: Map<string, LotOutlook>,
): Promise<LicensedGood[]> {
  const known = new Map(variants.flatMap(({ product }) => (product?.good ? [[product.good.id, product.good]] : [])))
  const others = [...outlooks.values()].flatMap((outlook) => outlook.good_ids).filter((id) => !known.has(id))
  const more = others.length
    ? await container.resolve(TRACEABILITY).listGoods({ id: [...new Set(others)] }, { take: others.length })
    : []
  return [...known.values(), ...more].map(({ id, producer_id, sc_category }) => ({
    good_id: id,
    producer_id,
    sc_category,
  }))
}

/** null for what needs no lots, and where each part has some that may be sold. */
function shelfReason(variant: Variant, seen: (LotOutlook | undefined)[]): UnsellableReason | null {
  if (!variant.product?.good || !needsLots(variant.product.good)) return null
  if (!variant.manage_inventory || variant.allow_backorder) return 'lots_missing'
  if (!seen.length) return 'awaiting_inspection'
  return seen.map(reasonOf).find((reason) => reason !== null) ?? null
}

function reasonOf(outlook: LotOutlook | undefined): UnsellableReason | null {
  if (!outlook) return 'awaiting_inspection'
  if (outlook.sellable > 0) return null
  if (outlook.waiting > 0) return 'awaiting_inspection'
  if (outlook.recalled > 0) return 'recalled'
  return outlook.out_of_date > 0 ? 'out_of_date' : 'out_of_stock'
}
