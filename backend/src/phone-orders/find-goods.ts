/** Goods as staff look for them with a buyer on the phone: by name or pinyin, each size with its price and what is left. */
import type { MedusaContainer } from '@medusajs/framework/types'
import { ContainerRegistrationKeys } from '@medusajs/framework/utils'
import { quotePhoneOrder } from '@shanzhen/checkout/place/phone-order'
import { GoodsParams } from '../catalogue/goods-query'
import { listGoods } from '../catalogue/list-goods'
import type { PhoneGoods } from '../wire'

/** As many as stand on a phone's screen without scrolling far. */
const SHOWN = 12
/** What one quote takes. */
const SIZES = 50

export async function findPhoneGoods(container: MedusaContainer, q: string): Promise<PhoneGoods> {
  const { goods } = await listGoods(container, GoodsParams.parse({ q, limit: SHOWN }))
  const ids = goods.map(({ id }) => id)
  if (!ids.length) return { goods: [] }
  const { data } = await container.resolve(ContainerRegistrationKeys.QUERY).graph({
    entity: 'product_variant',
    fields: ['id', 'product_id', 'variant_rank'],
    filters: { product_id: ids },
  })
  const sizes = data
    .sort(
      (a, b) =>
        ids.indexOf(a.product_id ?? '') - ids.indexOf(b.product_id ?? '') ||
        (a.variant_rank ?? 0) - (b.variant_rank ?? 0),
    )
    .slice(0, SIZES)
  const quote = await quotePhoneOrder(container, { items: sizes.map(({ id }) => ({ variant_id: id, quantity: 1 })) })
  return {
    goods: quote.lines.map(({ variant_id, title, variant_title, unit_price_fen, available, message }) => ({
      ...{ variant_id, unit_price_fen, available },
      title: title ?? '',
      variant_title: variant_title ?? '',
      reason: message,
    })),
  }
}
