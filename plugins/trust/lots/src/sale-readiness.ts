import type { MedusaContainer } from '@medusajs/framework/types'
import { ContainerRegistrationKeys, MedusaError } from '@medusajs/framework/utils'
import { needsLots } from '@shanzhen/producers/rules'
import type { Missing } from './wire'
import { explainSellable, type UnsellableReason } from './sellable'
import type { GoodKind } from '@shanzhen/producers/types'

type Row = {
  id: string
  status: string
  good?: { id: string; kind: GoodKind } | null
  variants?: { id: string; title: string; manage_inventory: boolean; allow_backorder: boolean; weight: number | null }[]
}

const WHAT_TO_DO: Record<UnsellableReason, [message: string, to: string | null]> = {
  facts_missing: ['还没有商品属性：请在下面的「商品属性与溯源」里填写并保存', null],
  lots_missing: ['库存没有按批次管理', null],
  certificate_missing: ['生产者还没有这一类别的有效食品生产许可：请登记证书并由另一位同事审核', '/certificates'],
  certificate_expired: ['生产者的食品生产许可已到期：请登记新证书并由另一位同事审核', '/certificates'],
  awaiting_inspection: ['还没有可售的批次：请登记收货、检验，并由另一位同事放行', '/lots'],
  recalled: ['现有批次已召回：请登记新批次', '/lots'],
  out_of_date: ['现有批次已过保质期：请登记新批次', '/lots'],
  out_of_stock: ['批次已发完：请登记新批次', '/lots'],
}

/** What keeps a product from being sold, in the order in which it is done. Empty: it is for sale. @throws NOT_FOUND */
export async function readMissing(container: MedusaContainer, productId: string): Promise<Missing[]> {
  const { data } = await container.resolve(ContainerRegistrationKeys.QUERY).graph({
    entity: 'product',
    fields: ['id', 'status', 'good.id', 'good.kind', ...VARIANT],
    filters: { id: productId },
  })
  const product = data[0] as unknown as Row | undefined
  if (!product) throw new MedusaError(MedusaError.Types.NOT_FOUND, '没有这个商品')
  const variants = product.variants ?? []
  const reasons = await explainSellable(
    container,
    variants.map(({ id }) => id),
    { fresh: true },
  )
  const lotless = product.good && !needsLots(product.good)
  const open: Missing[] = variants.flatMap((variant) => {
    const reason = reasons.get(variant.id)
    const to = `/products/${product.id}/variants/${variant.id}`
    if (!product.good || lotless || reason !== 'lots_missing') return reason ? [todo(reason, variant.title)] : []
    const message = variant.manage_inventory
      ? `规格「${variant.title}」允许缺货下单：请关闭，按批次销售的商品不能卖没有的货`
      : `规格「${variant.title}」没有开启库存管理：请在规格里开启「管理库存」`
    return [{ code: reason, message, to }]
  })
  // Carriage is counted by weight: what weighs nothing would travel for nothing.
  const weightless = !product.good || lotless ? [] : variants.filter(({ weight }) => !weight)
  open.push(
    ...weightless.map(({ id, title }) => ({
      code: 'weight_missing',
      message: `规格「${title}」没有填重量：运费按重量计算，请在规格里填写（克）`,
      to: `/products/${product.id}/variants/${id}`,
    })),
  )
  const once = open.filter(({ message }, i) => open.findIndex((other) => other.message === message) === i)
  const unpublished = { code: 'unpublished', message: '商品还没有发布：其余都齐了再发布', to: null }
  return product.status === 'published' ? once : [...once, unpublished]
}

const VARIANT = ['id', 'title', 'manage_inventory', 'allow_backorder', 'weight'].map((field) => `variants.${field}`)
const OF_PRODUCT: UnsellableReason[] = ['facts_missing', 'certificate_missing', 'certificate_expired']

function todo(code: UnsellableReason, title: string): Missing {
  const [message, to] = WHAT_TO_DO[code]
  return { code, message: OF_PRODUCT.includes(code) ? message : `规格「${title}」${message}`, to }
}
