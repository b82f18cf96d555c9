import { type Need, needs } from '@shanzhen/ports/needs'
import type { Disputes } from '@shanzhen/ports/types'
import { type Cradle, StoreService } from '@shanzhen/workflow-kit/store-service'
import { type ChannelOptions, OPTIONS, parseOptions } from '../../options'
import type { Decision } from '../../types'
import { alreadyDecided, noChannel, noTask } from './errors'
import { BillDifference } from './models/bill-difference'
import { ChannelBill } from './models/channel-bill'
import { ChannelBillFile } from './models/channel-bill-file'
import { ChannelBillLine } from './models/channel-bill-line'
import { ChannelTask } from './models/channel-task'
import { feesOf, keepBill, keepFailure, numbersInBills, totalsOf } from './store/bills'
import { decide, decideDifference, keepDifferences, keepTasks, markMatched } from './store/decisions'
import { disputedAmong, disputesOf, lostSince } from './store/disputes'

const MODELS = { ChannelBill, ChannelBillLine, ChannelBillFile, BillDifference, ChannelTask }

/** Keeps the channels' bills, what differs in them, and what people decided. Written by SQL: whole or not at all. */
export default class ReconciliationService
  extends StoreService(MODELS, {
    keepBill,
    keepFailure,
    totals: totalsOf,
    fees: feesOf,
    numbersInBills,
    keepDifferences,
    markMatched,
    keepTasks,
    decideDifference,
    disputesOf,
    disputedAmong,
    lostSince,
  })
  implements Disputes
{
  /** Options of the plugin, by name. */
  static readonly takes = { '@shanzhen/reconciliation': OPTIONS }

  readonly channels: ChannelOptions[]
  readonly ports: Need[]

  constructor(cradle: Cradle, options?: Record<string, unknown>) {
    super(cradle)
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

  /** @throws MedusaError not_found, conflict where it was decided before */
  async decideTask(id: string, decision: Decision): Promise<void> {
    if (await decide(this.knex, 'channel_task', id, decision)) return
    const [known] = await this.listChannelTasks({ id }, { take: 1 })
    throw known ? alreadyDecided() : noTask()
  }
}
