import type { Knex } from '@medusajs/framework/mikro-orm/knex'
import { ContainerRegistrationKeys, MedusaService } from '@medusajs/framework/utils'
import { TraceCodeBatch } from './models/trace-code-batch'
import * as batches from './store/batches'
import * as scans from './store/scans'
import { normalizeCode } from '../../gs1/trace-code'
import type { BatchOrder, Visitor } from './types'

type Cradle = { [ContainerRegistrationKeys.PG_CONNECTION]: Knex }

/**
 * The codes on bags: a million rows found by their own key, so written and read by SQL. What must not break (a code keeps
 * its lot, void stays void, no more codes than pieces) is held by triggers.
 */
export default class TraceService extends MedusaService({ TraceCodeBatch }) {
  private readonly knex: Knex
  private salt: { day: string; text: string } | null = null

  /** The shop's public address without a slash at its end; what a printed link begins with. */
  readonly storefrontUrl: string

  constructor(cradle: Cradle, options?: { storefrontUrl?: string }) {
    super(...[cradle])
    this.knex = cradle[ContainerRegistrationKeys.PG_CONNECTION]
    this.storefrontUrl = (options?.storefrontUrl ?? 'http://localhost:3000').replace(/\/+$/, '')
  }

  openBatch(order: BatchOrder) {
    return batches.openBatch(this.knex, order)
  }

  fillBatch(id: string) {
    return batches.fillBatch(this.knex, id)
  }

  unfinishedBatches() {
    return batches.unfinishedBatches(this.knex)
  }

  /** Codes that may be printed, in label order. */
  codesOf(batch_id: string, from?: number, take?: number) {
    return batches.codesOf(this.knex, batch_id, from, take)
  }

  tallyOf(batch_id: string) {
    return batches.tallyOf(this.knex, batch_id)
  }

  liveCodes(lot_id: string) {
    return batches.liveCodes(this.knex, lot_id)
  }

  voidBatch(id: string, why: { reason: string; by: string }) {
    return batches.voidBatch(this.knex, id, why)
  }

  voidCode(batch_id: string, code: string, why: { reason: string; by: string }) {
    return batches.voidCode(this.knex, batch_id, code, why)
  }

  findCode(code: string, visitor: string) {
    return scans.findCode(this.knex, code, visitor)
  }

  /** The lot in the bag that bears this code, as a person typed it; no visit is counted. */
  async lotOfCode(typed: string): Promise<string | null> {
    const code = normalizeCode(typed)
    const row = code && (await this.knex('trace_code').where({ code }).first<{ lot_id: string }>('lot_id'))
    return row ? row.lot_id : null
  }

  countMiss(visitor: string) {
    return scans.countMiss(this.knex, visitor)
  }

  countVisit(code: string, visitor: Visitor) {
    return scans.countVisit(this.knex, code, visitor)
  }

  /** Who looks today: hashes that mean nothing once the day's salt is gone. */
  async visitorOf(address: string): Promise<Visitor> {
    const day = new Date().toISOString().slice(0, 10)
    const salt = this.salt?.day === day ? this.salt : { day, text: await scans.saltOf(this.knex, day) }
    this.salt = salt
    return scans.visitorOf(salt.text, day, address)
  }

  /** @param day the first day whose visits are kept, `2026-11-25`. */
  forgetBefore(day: string) {
    return scans.forgetBefore(this.knex, day)
  }
}
