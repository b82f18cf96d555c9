import type { MedusaContainer } from '@medusajs/framework/types'
import { LEDGER } from '@shanzhen/ledger/modules/ledger'
import { partnerDeposit } from '@shanzhen/ledger/postings/chart'
import { SHOP_ORDER } from '../modules/shop-order'
import { movementName } from '../movement-words'
import type { Deposit } from '../wire'

const CURRENCY = 'cny'

export async function depositBalance(container: MedusaContainer, shop_id: string): Promise<number> {
  const funds = await container.resolve(LEDGER).funds('shop', shop_id)
  return funds.find(({ kind, currency }) => kind === 'partner_deposit' && currency === CURRENCY)?.available_fen ?? 0
}

/** A shop's deposit and what moved it, the newest first, each with the order it is about. */
export async function depositView(
  container: MedusaContainer,
  shop_id: string,
  { take, before }: { take: number; before?: number },
): Promise<Deposit> {
  const [ledger, shop_orders] = [container.resolve(LEDGER), container.resolve(SHOP_ORDER)]
  const [account] = await ledger.ensureAccounts([partnerDeposit({ owner_type: 'shop', owner_id: shop_id }, CURRENCY)])
  const moved = await ledger.movements(account.id, { take: take + 1, before })
  const page = moved.slice(0, take)
  const order_ids = page.flatMap(({ reference_type, reference_id }) => (reference_type === 'order' ? reference_id : []))
  const orders = await shop_orders.list(shop_id, { order_ids, take: order_ids.length })
  const known = new Map(orders.map((order) => [order.order_id, order]))
  return {
    // Of the first page it is what its newest line says: another movement may come between two looks.
    balance_fen: before === undefined && page[0] ? page[0].balance_fen : await depositBalance(container, shop_id),
    held_fen: await shop_orders.heldFen(shop_id),
    movements: page.map(({ id, at, kind, description, reference_id, amount_fen, balance_fen }) => {
      const order = known.get(reference_id)
      return {
        ...{ id, at: at.toISOString(), kind, kind_zh: movementName(kind, description), amount_fen, balance_fen },
        ...{ number: order?.number ?? null, shop_order_id: order?.id ?? null },
      }
    }),
    next: moved.length > take ? (page.at(-1)?.id ?? null) : null,
  }
}
