import type { MedusaContainer } from '@medusajs/framework/types'
import { RECONCILIATION } from '../modules/reconciliation'
import type { ChannelOptions } from '../options'
import { beijingDay, daysBetween, lastBillDay, nextDay } from './days'
import { firstCapture } from './payments'

/** Channels keep their bills for three months. */
const LOOK_BACK_DAYS = 90

/**
 * The days of a channel that still want their bill, oldest first: since the first payment, also those missed while the
 * shop was down, and those whose next try is due.
 */
export async function dueDays(container: MedusaContainer, channel: ChannelOptions, now: Date): Promise<string[]> {
  const first = await firstCapture(container, channel.provider_id)
  if (!first) return []
  const last = lastBillDay(now)
  const oldest = nextDay(last, -LOOK_BACK_DAYS)
  const from = beijingDay(first) > oldest ? beijingDay(first) : oldest
  const bills = await container
    .resolve(RECONCILIATION)
    .listChannelBills({ channel: channel.key, bill_date: { $gte: from } }, { take: null })
  const byDay = new Map(bills.map((bill) => [bill.bill_date, bill]))
  return daysBetween(from, last).filter((day) => {
    const bill = byDay.get(day)
    if (!bill || bill.state === 'fetched') return true
    return bill.state === 'failed' && (!bill.next_attempt_at || bill.next_attempt_at <= now)
  })
}
