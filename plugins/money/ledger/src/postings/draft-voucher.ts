import { MedusaError } from '@medusajs/framework/utils'
import type { MedusaContainer } from '@medusajs/framework/types'
import { LEDGER } from '../modules/ledger'
import type { Voucher, VoucherDraft } from '../types'
import type { DraftBody } from '../api/voucher-forms'
import { assertNotOwnAccounts } from '../own-accounts'
import {
  accountsPayable,
  costAccount,
  distributorCommission,
  distributorCommissions,
  handAccount,
  OWN_MONEY_KINDS,
  partnerDeposit,
  payoutsInTransit,
  shopMargin,
} from './chart'

const CURRENCY = 'cny'
const HAND = { bank: 'transfer', cash: 'cash' } as const

const NOBODY = { owner_type: '', owner_id: '' }
const DEPOSIT_KIND = partnerDeposit(NOBODY, CURRENCY).kind
const MARGIN_KIND = shopMargin(NOBODY, CURRENCY).kind
const COMMISSION_KINDS = [distributorCommissions(CURRENCY).kind, distributorCommission('', CURRENCY).kind]
const TRANSIT_KIND = payoutsInTransit(NOBODY, CURRENCY).kind

type Who = { drafted_by: string; request_key?: string | null }

/** What a form says, as accounts: a payout, a cost, a payment of what is owed, a correction or a reversal. @throws MedusaError not_allowed: it moves what is their own firm's */
export async function draftByHand(container: MedusaContainer, form: DraftBody, who: Who): Promise<Voucher> {
  const ledger = container.resolve(LEDGER)
  const { note, effective_on } = form
  const common = { note, effective_on, ...who }
  const paidFrom = (from: 'bank' | 'cash' | 'payable') =>
    from === 'payable' ? accountsPayable(CURRENCY) : handAccount(HAND[from], CURRENCY)
  if (form.kind === 'reversal') {
    const { entries } = await ledger.retrieveTransaction(form.reverses_id)
    const ids = entries.map(({ account_id }) => account_id)
    await assertNotOwnAccounts(container, ids, who.drafted_by)
    return ledger.draftVoucher({ ...common, kind: form.kind, reverses_id: form.reverses_id })
  }
  const { kind, amount_fen } = form
  const draft = (sides: Pick<Extract<VoucherDraft, { debit: unknown }>, 'debit' | 'credit'>) =>
    ledger.draftVoucher({
      ...common,
      kind,
      amount_fen,
      reference: ('reference' in form && form.reference) || null,
      ...sides,
    })
  switch (form.kind) {
    case 'channel_payout': {
      const [channel] = await ledger.listLedgerAccounts(
        { id: form.account_id, kind: 'channel_receivable' },
        { take: 1 },
      )
      if (!channel) throw wrong('没有这个渠道的应收账户')
      return draft({ debit: handAccount('transfer', channel.currency), credit: channel.id })
    }
    case 'cost_booked':
      return draft({ debit: costAccount(form.cost, CURRENCY), credit: paidFrom(form.from) })
    case 'payable_paid':
      return draft({ debit: accountsPayable(CURRENCY), credit: paidFrom(form.from) })
    case 'book_corrected': {
      const ids = [form.debit_account_id, form.credit_account_id]
      const accounts = await ledger.listLedgerAccounts({ id: ids }, { take: ids.length })
      if (accounts.length < new Set(ids).size) throw wrong('没有这个账户')
      // What a producer is owed follows from lots and payments alone.
      if (accounts.some(({ owner_type }) => owner_type === 'producer'))
        throw wrong('应付生产者的账只随批次、定价和付款变化：请更正批次或采购价，付错的冲销那笔付款')
      if (accounts.some(({ kind }) => kind === MARGIN_KIND))
        throw wrong('代销毛利只随主页订单的收款和退款变化，不能手工更正')
      if (accounts.some(({ kind }) => COMMISSION_KINDS.includes(kind)))
        throw wrong('佣金只随分销订单的收款、退款和提现变化，不能手工更正')
      if (accounts.some(({ kind }) => kind === TRANSIT_KIND))
        throw wrong('打款在途只随打款变化：请在“打款”里登记银行的结果')
      // A partner's deposit is paid in and out, and spent by orders alone.
      const deposit = accounts.some(({ kind }) => kind === DEPOSIT_KIND)
      if (deposit && !accounts.some(({ kind }) => OWN_MONEY_KINDS.includes(kind)))
        throw wrong('预存款只能与银行存款或库存现金对转：收到的转账记入，退还的记出')
      await assertNotOwnAccounts(container, ids, who.drafted_by)
      return draft({ debit: form.debit_account_id, credit: form.credit_account_id })
    }
  }
}

const wrong = (message: string) => new MedusaError(MedusaError.Types.INVALID_DATA, message)
