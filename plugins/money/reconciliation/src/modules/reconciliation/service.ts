import type { Knex } from '@medusajs/framework/mikro-orm/knex'
import { ContainerRegistrationKeys, MedusaService } from '@medusajs/framework/utils'
import { type Need, needs } from '@shanzhen/ports/needs'
import type { Trouble } from '@shanzhen/ports/types'
import { type ChannelOptions, parseOptions } from '../../options'
import type { Bill, BillTotals, Decision, FoundDifference } from '../../types'
import { alreadyDecided, noChannel, noTask } from './errors'
import { BillDifference } from './models/bill-difference'
import { ChannelBill } from './models/channel-bill'
import { ChannelBillFile } from './models/channel-bill-file'
import { ChannelBillLine } from './models/channel-bill-line'
import { ChannelTask } from './models/channel-task'
import { feesOf, keepBill, keepFailure, type NewBill, numbersInBills, totalsOf } from './store/bills'
import {
  type BookDifference,
  decide,
  decideDifference,
  keepDifferences,
  keepTasks,
  markMatched,
} from './store/decisions'

type Cradle = { [ContainerRegistrationKeys.PG_CONNECTION]: Knex }
const MODELS = { ChannelBill, ChannelBillLine, ChannelBillFile, BillDifference, ChannelTask }

/** Keeps the channels' bills, what differs in them, and what people decided. Written by SQL: whole or not at all. */
export default class ReconciliationService extends MedusaService(MODELS) {
  private readonly knex: Knex
  readonly channels: ChannelOptions[]
  readonly ports: Need[]

  constructor(cradle: Cradle, options?: Record<string, unknown>) {
    super(...[cradle, options])
    this.knex = cradle[ContainerRegistrationKeys.PG_CONNECTION]
    this.channels = parseOptions(options)
    const keys = this.channels.map(({ key }) => key)
    this.ports = needs('@shanzhen/reconciliation', 'channels.key', 'billChannel', keys)
  }

  /** @throws MedusaError not_found */
  channel(key: string): ChannelOptions {
    const found = this.channels.find((channel) => channel.key === key)
    if (!found) throw noChannel()
    return found
  }

  keepBill(input: NewBill): Promise<Bill> {
    return keepBill(this.knex, input)
  }

  keepFailure(input: { channel: string; bill_date: string; failure: string; fetched_by: string }): Promise<Bill> {
    return keepFailure(this.knex, input)
  }

  totals(bill_ids: string[]): Promise<Map<string, BillTotals>> {
    return totalsOf(this.knex, bill_ids)
  }

  fees(bill_id: string): Promise<{ currency: string; fee_fen: number }[]> {
    return feesOf(this.knex, bill_id)
  }

  /** Which of these numbers any bill of the channel names, as `payment:<number>` or `refund:<number>`. */
  numbersInBills(channel: string, numbers: string[]): Promise<Set<string>> {
    return numbersInBills(this.knex, channel, numbers)
  }

  keepDifferences(bill_id: string, found: FoundDifference[]): Promise<void> {
    return keepDifferences(this.knex, bill_id, found)
  }

  markMatched(bill_id: string): Promise<void> {
    return markMatched(this.knex, bill_id)
  }

  keepTasks(channel: string, troubles: (Trouble & { order_id: string | null })[]): Promise<void> {
    return keepTasks(this.knex, channel, troubles)
  }

  /** @throws MedusaError not_found, conflict where it was decided before, not_allowed where there is nothing to book */
  decideDifference(id: string, decision: Decision, book: BookDifference): Promise<void> {
    return decideDifference(this.knex, id, decision, book)
  }

  /** @throws MedusaError not_found, conflict where it was decided before */
  async decideTask(id: string, decision: Decision): Promise<void> {
    if (await decide(this.knex, 'channel_task', id, decision)) return
    const [known] = await this.listChannelTasks({ id }, { take: 1 })
    throw known ? alreadyDecided() : noTask()
  }
}
