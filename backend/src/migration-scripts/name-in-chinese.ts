import type { MedusaContainer } from '@medusajs/framework/types'
import { ContainerRegistrationKeys } from '@medusajs/framework/utils'

/** What Medusa writes into a new shop by itself in English, as staff read it; what somebody renamed stays. */
const NAMES: readonly { table: string; field: string; was: string; is: string }[] = [
  ...reason('Pricing Error', '价格算错'),
  ...reason('Shipping Issue', '快递问题'),
  ...reason('Customer Care Adjustment', '客服补偿'),
  ...described('Refund to correct an overcharge, missing discount, or incorrect price', '多收了、少给了优惠或标错了价'),
  ...described('Refund due to lost, delayed, or misdelivered shipment', '包裹丢失、延误或送错'),
  ...described('Refund given as goodwill or compensation for inconvenience', '为带来的不便补偿买家'),
  { table: 'shipping_profile', field: 'name', was: 'Default Shipping Profile', is: '常温商品' },
  { table: 'api_key', field: 'title', was: 'Default Publishable API Key', is: '网店' },
]

export default async function nameInChinese({ container }: { container: MedusaContainer }): Promise<void> {
  const knex = container.resolve(ContainerRegistrationKeys.PG_CONNECTION)
  for (const { table, field, was, is } of NAMES) {
    const known = await knex.schema.hasColumn(table, field)
    if (known)
      await knex(table)
        .where({ [field]: was })
        .update({ [field]: is })
  }
}

function reason(was: string, is: string) {
  return [{ table: 'refund_reason', field: 'label', was, is }]
}

function described(was: string, is: string) {
  return [{ table: 'refund_reason', field: 'description', was, is }]
}
