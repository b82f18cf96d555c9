/** A producer's month as the book has it: what was owed, each delivery, correction and payment, what is owed after. */
import type { MedusaContainer } from '@medusajs/framework/types'
import { LEDGER } from '@shanzhen/ledger/modules/ledger'
import { producerUnknown } from './modules/purchase/errors'
import { TRACEABILITY } from '@shanzhen/producers/modules/traceability'
import { payableOf } from './deliveries'

export type MonthLine = {
  day: string
  kind: string
  words: string
  owed_fen: number
  paid_fen: number
  balance_fen: number
}
export type Month = {
  producer: string
  /** `2026-11`. */
  month: string
  opening_fen: number
  closing_fen: number
  owed_fen: number
  paid_fen: number
  lines: MonthLine[]
}

const KINDS: Record<string, string> = {
  goods_purchased: '送货',
  purchase_corrected: '更正',
  producer_paid: '付款',
  producer_paid_reversal: '付款冲销',
  payout_asked: '打款',
  payout_back: '打款退回',
  case_borne: '质量赔付',
  case_borne_reversal: '质量赔付冲销',
}
/** More lines than a month of one producer ever has. */
const MOST = 10_000
/** What a payment's voucher says behind staff's own note, which is theirs. */
const referenceOf = (description: string | null) => /（(流水号 .+)）$/.exec(description ?? '')?.[1] ?? ''
/** Of a case the order alone: what staff wrote beside it is theirs. */
const wordsOf = (kind: string, description: string | null): string => {
  if (kind.startsWith('producer_paid')) return referenceOf(description)
  if (kind.startsWith('case_borne')) return /^订单 \d+/.exec(description ?? '')?.[0] ?? ''
  return description ?? ''
}
const beijing = (at: Date) => new Date(new Date(at).getTime() + 8 * 3_600_000).toISOString().slice(0, 10)

/** @throws MedusaError not_found */
export async function readMonth(container: MedusaContainer, producer_id: string, month: string): Promise<Month> {
  const [producer] = await container.resolve(TRACEABILITY).listProducers({ id: producer_id }, { take: 1 })
  if (!producer) throw producerUnknown()
  const [year, number] = month.split('-').map(Number)
  const next = number === 12 ? `${year + 1}-01` : `${year}-${String(number + 1).padStart(2, '0')}`
  const midnight = (of: string) => new Date(`${of}-01T00:00:00+08:00`)
  const statement = await container.resolve(LEDGER).statement(await payableOf(container, producer_id), {
    ...{ from: midnight(month), to: midnight(next), take: MOST },
  })
  const lines = statement.lines.map(({ effective_at, kind, description, amount_fen, balance_fen }): MonthLine => {
    const payment = kind.startsWith('producer_paid') || kind.startsWith('payout_')
    return {
      ...{
        day: beijing(effective_at),
        kind: KINDS[kind] ?? kind,
        words: wordsOf(kind, description),
        balance_fen,
      },
      ...{ owed_fen: payment ? 0 : amount_fen, paid_fen: payment ? -amount_fen : 0 },
    }
  })
  const sum = (field: 'owed_fen' | 'paid_fen') => lines.reduce((total, line) => total + line[field], 0)
  const { opening_fen, closing_fen } = statement
  return {
    ...{ producer: producer.name, month, opening_fen, closing_fen, lines },
    ...{ owed_fen: sum('owed_fen'), paid_fen: sum('paid_fen') },
  }
}
