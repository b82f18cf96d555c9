/** Deposits of some owners while orders are written: locked, counted in turn, and booked with them. */
import type { Knex } from '@medusajs/framework/mikro-orm/knex'
import type { MedusaContainer } from '@medusajs/framework/types'
import { LEDGER } from '@shanzhen/ledger/modules/ledger'
import { freightIncome, goodsSales, partnerDeposit } from '@shanzhen/ledger/postings/chart'
import { captureKey } from '@shanzhen/ledger/postings/payment-postings'
import type { DepositOwner } from '@shanzhen/money-kit/deposit'

const CURRENCY = 'cny'

/** What is paid for one order, in whole fen. */
export type Spending = {
  order_id: string
  capture_id: string
  owner: DepositOwner
  goods_fen: number
  freight_fen: number
}

const keyOf = ({ owner_type, owner_id }: DepositOwner) => `${owner_type} ${owner_id}`

export class Deposits {
  private readonly taken: Spending[] = []
  private constructor(
    private readonly container: MedusaContainer,
    private readonly trx: Knex,
    private readonly accounts: Map<string, string>,
    private readonly left: Map<string, number>,
  ) {}

  /** Kept from everybody else until the transaction ends; in the order of their accounts, so that nobody waits in a circle. */
  static async lock(container: MedusaContainer, trx: Knex, owners: DepositOwner[]): Promise<Deposits> {
    const specs = owners.map((owner) => partnerDeposit(owner, CURRENCY))
    const opened = await container.resolve(LEDGER).ensureAccounts(specs, trx)
    const accounts = new Map(owners.map((owner, i) => [keyOf(owner), opened[i].id]))
    const { rows } = await trx.raw<{ rows: { account_id: string; balance: string }[] }>(
      `select account_id, -balance_fen as balance from ledger_balance
        where account_id = any(?) order by account_id for update`,
      [[...accounts.values()]],
    )
    const left = new Map(rows.map(({ account_id, balance }) => [account_id, Number(balance)]))
    return new Deposits(container, trx, accounts, left)
  }

  /** In whole fen, less what was spent here. */
  leftOf(owner: DepositOwner): number {
    return this.left.get(this.accountOf(owner)) ?? 0
  }

  /** @returns false where there is too little; nothing is spent then */
  spend(spending: Spending): boolean {
    const { owner, goods_fen, freight_fen } = spending
    const left = this.leftOf(owner) - goods_fen - freight_fen
    if (left < 0) return false
    this.left.set(this.accountOf(owner), left)
    this.taken.push(spending)
    return true
  }

  /** The postings of all that was spent, as captures of their orders. */
  async write(): Promise<void> {
    if (!this.taken.length) return
    const ledger = this.container.resolve(LEDGER)
    const [goods, freight] = await ledger.ensureAccounts([goodsSales(CURRENCY), freightIncome(CURRENCY)], this.trx)
    await ledger.postBatch(
      this.taken.map(({ order_id, capture_id, owner, goods_fen, freight_fen }) => ({
        idempotency_key: captureKey(capture_id),
        ...{ kind: 'payment_captured', reference_type: 'order', reference_id: order_id },
        ...{ currency: CURRENCY, effective_at: new Date() },
        entries: [
          { account_id: this.accountOf(owner), amount_fen: goods_fen + freight_fen },
          { account_id: goods.id, amount_fen: -goods_fen },
          { account_id: freight.id, amount_fen: -freight_fen },
        ].filter(({ amount_fen }) => amount_fen !== 0),
      })),
      this.trx,
    )
  }

  private accountOf(owner: DepositOwner): string {
    const id = this.accounts.get(keyOf(owner))
    if (!id) throw new Error(`the deposit of ${keyOf(owner)} is not locked`)
    return id
  }
}
