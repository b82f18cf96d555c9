/**
 * Whether a buyer is the distributor themselves, also by a second account: the same account, phone, WeChat (now or once
 * bound: openid, unionid) or a phone and address of theirs. Asked as an order is placed, and again before it is settled.
 */
import type { MedusaContainer } from '@medusajs/framework/types'
import { Modules } from '@medusajs/framework/utils'
import { WECHAT } from '@shanzhen/wechat/modules/wechat'
import type { Distributor } from '../modules/distributor/store/distributors'

/** `openids`: of whoever paid, where that is known by then. */
export type OwnMarks = { customer_id: string | null; phone: string; detail: string | null; openids?: string[] }

export async function isOwnPurchase(
  container: MedusaContainer,
  { customer_id }: Pick<Distributor, 'customer_id'>,
  buyer: OwnMarks,
): Promise<boolean> {
  if (buyer.customer_id === customer_id) return true
  const wechat = container.resolve(WECHAT)
  const [own, bought] = await Promise.all([
    accountOf(container, customer_id),
    buyer.customer_id ? accountOf(container, buyer.customer_id) : null,
  ])
  const phones = [buyer.phone, bought?.phone].filter(Boolean)
  if (own?.phone && phones.includes(own.phone)) return true
  const lives = (own?.addresses ?? []).some(
    ({ phone, address_1 }) => phone === buyer.phone && !!buyer.detail && plain(address_1) === plain(buyer.detail),
  )
  if (lives) return true
  const marks = await wechat.marksOf([customer_id])
  const others = buyer.customer_id ? await wechat.marksOf([buyer.customer_id]) : []
  return [...others, ...(buyer.openids ?? [])].some((mark) => marks.includes(mark))
}

const plain = (address: string | null | undefined) => (address ?? '').normalize('NFKC').replace(/\s/g, '')

async function accountOf(container: MedusaContainer, id: string) {
  const [customer] = await container.resolve(Modules.CUSTOMER).listCustomers({ id }, { relations: ['addresses'] })
  return customer ?? null
}
