import { type Seal, sealFor } from '@shanzhen/payouts/accounts/seal'
import { type Cradle, inTransaction, StoreService } from '@shanzhen/workflow-kit/store-service'
import { fileUnreadable, refuse, secretMissing } from './said-to-staff'
import * as quarter from './store/quarter'
import * as reports from './store/reports'

type ComplianceOptions = { accountSecret?: string }

/** 季度报送: what is told to the tax office of who was paid, file by file. */
export default class TaxReportService extends StoreService(
  {},
  {
    quarterLines: quarter.quarterLines,
    quartersPaid: quarter.quartersPaid,
    listReports: reports.listReports,
    actsOf: reports.actsOf,
    move: inTransaction(reports.moveReport, refuse),
  },
) {
  /** Options of the plugin, by name. */
  static readonly takes = {
    '@shanzhen/compliance': { accountSecret: true } satisfies Record<keyof ComplianceOptions, true | readonly string[]>,
  }

  private readonly seal: Seal

  constructor(cradle: Cradle, options: ComplianceOptions = {}) {
    super(cradle)
    if (!options.accountSecret) throw secretMissing()
    this.seal = sealFor(options.accountSecret, 'quarterly tax report', fileUnreadable)
  }

  /** @returns its id @throws MedusaError conflict */
  addReport(report: reports.NewReport, file: Buffer): Promise<string> {
    const seal = (id: string) => this.seal.close(file.toString('base64'), id)
    return this.knex.transaction((trx) => reports.addReport(trx, report, seal)).catch(refuse)
  }

  /** The file as it was made; who reads it stands on record first. @throws MedusaError not_found */
  async readFile(id: string, by: string): Promise<{ report: reports.Report; file: Buffer }> {
    const { file_sealed, ...report } = await reports.readFile(this.knex, id)
    await reports.noteRead(this.knex, id, by)
    return { report, file: Buffer.from(this.seal.open(file_sealed, id), 'base64') }
  }
}
