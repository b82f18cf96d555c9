import type { Knex } from '@medusajs/framework/mikro-orm/knex'
import { ContainerRegistrationKeys, MedusaService } from '@medusajs/framework/utils'
import { type Seal, sealFor } from '@shanzhen/payouts/accounts/seal'
import type { Span } from '@shanzhen/commission/tax/month'
import { fileUnreadable, refuse, secretMissing } from './said-to-staff'
import * as quarter from './store/quarter'
import * as reports from './store/reports'

type Cradle = { [ContainerRegistrationKeys.PG_CONNECTION]: Knex }

/** 季度报送: what is told to the tax office of who was paid, file by file. */
export default class TaxReportService extends MedusaService({}) {
  private readonly knex: Knex
  private readonly seal: Seal

  constructor(cradle: Cradle, options: { accountSecret?: string } = {}) {
    super(...[cradle])
    this.knex = cradle[ContainerRegistrationKeys.PG_CONNECTION]
    if (!options.accountSecret) throw secretMissing()
    this.seal = sealFor(options.accountSecret, 'quarterly tax report', fileUnreadable)
  }

  quarterLines(span: Span) {
    return quarter.quarterLines(this.knex, span)
  }

  quartersPaid() {
    return quarter.quartersPaid(this.knex)
  }

  listReports() {
    return reports.listReports(this.knex)
  }

  actsOf(report_ids: string[]) {
    return reports.actsOf(this.knex, report_ids)
  }

  /** @returns its id @throws MedusaError conflict */
  addReport(report: reports.NewReport, file: Buffer): Promise<string> {
    const seal = (id: string) => this.seal.close(file.toString('base64'), id)
    return this.knex.transaction((trx) => reports.addReport(trx, report, seal)).catch(refuse)
  }

  /** @throws MedusaError not_found, conflict, not_allowed (the same person) */
  move(id: string, state: 'checked' | 'handed_in', by: string): Promise<void> {
    return this.knex.transaction((trx) => reports.moveReport(trx, id, state, by)).catch(refuse)
  }

  /** The file as it was made; who reads it stands on record first. @throws MedusaError not_found */
  async readFile(id: string, by: string): Promise<{ report: reports.Report; file: Buffer }> {
    const { file_sealed, ...report } = await reports.readFile(this.knex, id)
    await reports.noteRead(this.knex, id, by)
    return { report, file: Buffer.from(this.seal.open(file_sealed, id), 'base64') }
  }
}
