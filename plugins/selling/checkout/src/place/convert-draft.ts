import type { MedusaContainer } from '@medusajs/framework/types'
import { ContainerRegistrationKeys, Modules } from '@medusajs/framework/utils'
import { convertDraftOrderWorkflow } from '@medusajs/medusa/core-flows'
import { reasonsAgainst } from '../lib/gate'
import { ageOfBuyerUnknown, draftEmpty, draftNotFound, fieldsInvalid, notForSale, tooFew } from '../lib/refusal'
import { CHECKOUT } from '../modules/checkout'
import { isOutOfStock } from '../workflows/steps/reserve-stock'
import { adoptOrder } from './adopt-order'
import { workflowError } from './prepare-placement'
import { assertReachable, type PlainAddress, tidyAddress } from './plain-address'
import { parseTerm } from './staff-term'
import { stampPlainOrder } from './stamp-plain-order'

type Draft = {
  id: string
  email: string | null
  is_draft_order: boolean
  metadata: Record<string, unknown> | null
  shipping_address: (PlainAddress & { id: string }) | null
  items?: { variant_id: string | null; variant?: { product?: { good?: { age_limit: number | null } | null } } | null }[]
}

const FIELDS = [
  ...['id', 'email', 'is_draft_order', 'metadata', 'items.id', 'items.variant_id'],
  'items.variant.product.good.age_limit',
  ...['id', 'first_name', 'last_name', 'phone', 'company', 'country_code'].map((f) => `shipping_address.${f}`),
  ...['province', 'city', 'address_1', 'address_2', 'postal_code'].map((f) => `shipping_address.${f}`),
]

/**
 * A phone order: what staff wrote becomes an order that its buyer can pay, at the prices and carriage staff chose. Who it
 * goes to is written as our own checkout writes it; what may not be sold is not sold this way either.
 * @throws Refusal 400 naming the field, 409 for what may not be sold or is not there, 422 without the age confirmed
 */
export async function convertDraft(container: MedusaContainer, order_id: string, now = new Date()): Promise<void> {
  const draft = await readDraft(container, order_id)
  if (!draft?.is_draft_order) throw draftNotFound()
  if (!draft.items?.length) throw draftEmpty()
  const address = draft.shipping_address && tidyAddress(draft.shipping_address)
  if (address) assertReachable(address, draft.email)
  else if (!draft.email) throw fieldsInvalid({ 'shipping_address.phone': '请填写收货人的手机号或邮箱' })
  const refused = await reasonsAgainst(
    container,
    draft.items.flatMap(({ variant_id }) => variant_id ?? []),
  )
  const [first] = refused.values()
  if (first) throw notForSale(first.message)
  const alcohol = draft.items.some(({ variant }) => (variant?.product?.good?.age_limit ?? 0) > 0)
  if (alcohol && draft.metadata?.age_confirmed !== true) throw ageOfBuyerUnknown()
  await container.resolve(Modules.ORDER).updateOrders(order_id, {
    ...(address && { shipping_address: address }),
    metadata: { ...draft.metadata, placed_by: 'staff', pay_until: termOf(container, draft, now).toISOString() },
  } as never)
  await stampPlainOrder(container, order_id, now)
  try {
    await convertDraftOrderWorkflow(container).run({ input: { id: order_id } })
  } catch (error) {
    if (isOutOfStock(error)) throw tooFew()
    throw workflowError(error)
  }
  await adoptOrder(container, order_id)
}

/** Until when staff promised the goods (`metadata.pay_until`); the shop's own term where they said nothing. */
function termOf(container: MedusaContainer, { metadata }: Draft, now: Date): Date {
  const said = metadata?.pay_until
  if (said === undefined || said === null || said === '') return container.resolve(CHECKOUT).staffTerm(now)
  return parseTerm(said, now, 'metadata.pay_until')
}

async function readDraft(container: MedusaContainer, id: string): Promise<Draft | undefined> {
  const { data } = await container
    .resolve(ContainerRegistrationKeys.QUERY)
    .graph({ entity: 'order', fields: FIELDS, filters: { id } })
  return data[0] as unknown as Draft | undefined
}
