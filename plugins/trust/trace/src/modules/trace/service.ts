import { type Cradle, StoreService } from '@shanzhen/workflow-kit/store-service'
import { TraceCodeBatch } from './models/trace-code-batch'
import * as batches from './store/batches'
import * as scans from './store/scans'
import { normalizeCode } from '../../gs1/trace-code'
import type { Visitor } from './types'

type TraceOptions = { storefrontUrl?: string }

/**
 * The codes on bags: a million rows found by their own key, so written and read by SQL. What must not break (a code keeps
 * its lot, void stays void, no more codes than pieces) is held by triggers.
 */
export default class TraceService extends StoreService(
  { TraceCodeBatch },
  {
    openBatch: batches.openBatch,
    fillBatch: batches.fillBatch,
    unfinishedBatches: batches.unfinishedBatches,
    codesOf: batches.codesOf,
    tallyOf: batches.tallyOf,
    liveCodes: batches.liveCodes,
    voidBatch: batches.voidBatch,
    voidCode: batches.voidCode,
    findCode: scans.findCode,
    countMiss: scans.countMiss,
    countVisit: scans.countVisit,
    forgetBefore: scans.forgetBefore,
  },
) {
  /** Options of the plugin, by name. */
  static readonly takes = {
    '@shanzhen/trace': { storefrontUrl: true } satisfies Record<keyof TraceOptions, true | readonly string[]>,
  }

  private salt: { day: string; text: string } | null = null

  /** The shop's public address without a slash at its end; what a printed link begins with. */
  readonly storefrontUrl: string

  constructor(cradle: Cradle, options?: TraceOptions) {
    super(cradle)
    this.storefrontUrl = (options?.storefrontUrl ?? 'http://localhost:3000').replace(/\/+$/, '')
  }

  /** The lot in the bag that bears this code, as a person typed it; no visit is counted. */
  async lotOfCode(typed: string): Promise<string | null> {
    const code = normalizeCode(typed)
    const row = code && (await this.knex('trace_code').where({ code }).first<{ lot_id: string }>('lot_id'))
    return row ? row.lot_id : null
  }

  /** Who looks today: hashes that mean nothing once the day's salt is gone. */
  async visitorOf(address: string): Promise<Visitor> {
    const day = new Date().toISOString().slice(0, 10)
    const salt = this.salt?.day === day ? this.salt : { day, text: await scans.saltOf(this.knex, day) }
    this.salt = salt
    return scans.visitorOf(salt.text, day, address)
  }
}
