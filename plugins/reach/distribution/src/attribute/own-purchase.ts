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

/** Of these orders those that are the distributor's own after all, by what their papers say since; few of many, so most are looked at together. */
export async function ownPurchasesAmong(
  container: MedusaContainer,
  distributor: Pick<Distributor, 'customer_id'>,
  orders: (Pick<OwnMarks, 'customer_id' | 'phone'> & { order_id: string; address: string | null; openids: string[] })[],
): Promise<string[]> {
  if (!orders.length) return []
  const wechat = container.resolve(WECHAT)
  const customers = [...new Set(orders.flatMap(({ customer_id }) => customer_id ?? []))]
  const [own, marks, accounts, others] = await Promise.all([
    accountOf(container, distributor.customer_id),
    wechat.marksOf([distributor.customer_id]),
    container
      .resolve(Modules.CUSTOMER)
      .listCustomers({ id: customers }, { select: ['id', 'phone'], take: customers.length }),
    wechat.marksOf(customers),
  ])
  const ownPhones = [own?.phone, ...(own?.addresses ?? []).map(({ phone }) => phone)].filter(Boolean)
  const near = new Set(accounts.flatMap(({ id, phone }) => (phone && ownPhones.includes(phone) ? id : [])))
  const together = others.some((mark) => marks.includes(mark))
  const doubtful = orders.filter(
    ({ customer_id, phone, openids }) =>
      customer_id === distributor.customer_id ||
      together ||
      near.has(customer_id ?? '') ||
      ownPhones.includes(phone) ||
      openids.some((openid) => marks.includes(openid)),
  )
  const found = new Set<string>()
  for (const { order_id, address, ...marksOfOrder } of doubtful)
    if (!found.has(order_id) && (await isOwnPurchase(container, distributor, { ...marksOfOrder, detail: address })))
      found.add(order_id)
  return [...found]
}

const plain = (address: string | null | undefined) => (address ?? '').normalize('NFKC').replace(/\s/g, '')

async function accountOf(container: MedusaContainer, id: string) {
  const [customer] = await container.resolve(Modules.CUSTOMER).listCustomers({ id }, { relations: ['addresses'] })
  return customer ?? null
}
