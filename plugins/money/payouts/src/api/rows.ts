import type { MedusaContainer } from '@medusajs/framework/types'
import type { z } from '@medusajs/framework/zod'
import { namesOf } from '@shanzhen/http/names'
import { PAYOUTS } from '../modules/payouts'
import type { BatchRow, PayoutRow, TransferRow } from '../types'
import type { Payout, PayoutBatch } from '../wire'

/** Payouts with the names of their people, for whoever asks. */
export async function payoutRows(
  container: MedusaContainer,
  payouts: PayoutRow[],
  asker: string,
): Promise<z.input<typeof Payout>[]> {
  const batches = await container
    .resolve(PAYOUTS)
    .listPayoutBatches(
      { id: [...new Set(payouts.flatMap(({ batch_id }) => batch_id ?? []))] },
      { take: payouts.length },
    )
  const transfers = new Map(
    (
      await container.resolve(PAYOUTS).transfersOf(payouts.flatMap(({ id, channel }) => (channel === 'bank' ? [] : id)))
    ).map((row) => [row.payout_id, row]),
  )
  const held = await container.resolve(PAYOUTS).heldAmong(payouts.map(({ id }) => id))
  const makers = new Map(batches.map(({ id, made_by }) => [id, made_by]))
  const names = await namesOf(
    container,
    payouts.flatMap(({ state_by, checked_by, approved_by }) => [state_by, checked_by, approved_by]),
  )
  const nameOf = (id: string | null) => (id ? (names[id] ?? null) : null)
  return payouts.map((row) => {
    const before = row.batch_id ? makers.get(row.batch_id) : row.state === 'checked' ? row.checked_by : null
    return {
      ...{ id: row.id, number: row.number, payee_type: row.payee_type, payee_id: row.payee_id },
      ...{ payee_name: row.payee_name, amount_fen: row.amount_fen, bank: row.bank, holder: row.holder },
      ...{ channel: row.channel, transfer: transferView(transfers.get(row.id)) },
      ...{ number_end: row.number_end, state: row.state, state_reason: row.state_reason },
      held: held.has(row.id),
      ...{ state_by: nameOf(row.state_by) ?? '', state_at: row.state_at, asked_at: row.created_at },
      ...{ checked_by: nameOf(row.checked_by), approved_by: nameOf(row.approved_by) },
      ...{ batch_id: row.batch_id, reference: row.reference, own: before === asker },
    }
  })
}

const transferView = (row: TransferRow | undefined) =>
  row
    ? {
        ...{ state: row.state, reason: row.reason, channel_number: row.channel_number },
        ...{ sent_at: row.sent_at, asked_at: row.asked_at },
      }
    : null

export async function batchRows(
  container: MedusaContainer,
  batches: (BatchRow & { amount_fen: number; waiting: number })[],
  asker: string,
): Promise<z.input<typeof PayoutBatch>[]> {
  const names = await namesOf(
    container,
    batches.map(({ made_by }) => made_by),
  )
  return batches.map(({ id, number, made_by, count, amount_fen, waiting, created_at }) => ({
    ...{ id, number, count, amount_fen, waiting, made_by: names[made_by] ?? '', made_at: created_at },
    own: made_by === asker,
  }))
}
