import type { MedusaContainer } from '@medusajs/framework/types'
import { toFen } from '@shanzhen/money-kit/fen'
import { balanceOf, type OrderBalance, readMoney } from '@shanzhen/money-kit/order-balance'

/** An order's money as Medusa counts it: what is open at providers, what came in, what went back, what is still due. */
export type OrderMoney = OrderBalance & {
  /** Where the next payment is counted; null where all were closed with theirs. */
  collection_id: string | null
  sessions: MoneySession[]
}
export type MoneySession = {
  id: string
  provider_id: string
  amount_fen: number
  status: string
  data: Record<string, unknown>
}

type Row = Awaited<ReturnType<typeof readMoney>>[number]

export async function loadOrdersMoney(container: MedusaContainer, orderIds: string[]): Promise<OrderMoney[]> {
  return (await readMoney(container, orderIds)).map(toMoney)
}

export async function loadOrderMoney(container: MedusaContainer, orderId: string): Promise<OrderMoney | null> {
  return (await loadOrdersMoney(container, [orderId]))[0] ?? null
}

const OPEN = ['not_paid', 'awaiting']

function toMoney(row: Row): OrderMoney {
  const collections = row.payment_collections
  return {
    ...balanceOf(row),
    collection_id: collections.find(({ status }) => OPEN.includes(status))?.id ?? null,
    sessions: collections
      .flatMap((collection) => collection.payment_sessions)
      .filter(({ authorized_at }) => !authorized_at)
      .map(({ id, provider_id, amount, status, data }) => ({
        id,
        provider_id,
        amount_fen: toFen(amount),
        status,
        data,
      })),
  }
}
