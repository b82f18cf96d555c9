/** 季度报送: who was paid, under which name and number, how much, and what was withheld; from the same book as the payouts. */
import { createHash } from 'node:crypto'
import type { MedusaContainer } from '@medusajs/framework/types'
import { Modules } from '@medusajs/framework/utils'
import type { IdentityKind } from '@shanzhen/distribution/identity/number'
import { DISTRIBUTOR } from '@shanzhen/distribution/modules/distributor'
import { TAX_REPORT } from '../keys'
import { differs, nobodyPaid, quarterOpen, quarterUnknown } from '../modules/tax-report/said-to-staff'
import type { QuarterLine } from '../modules/tax-report/store/quarter'
import type { Difference } from '../modules/tax-report/store/reports'
import { QUARTER, quarterNow, quarterSpan } from './quarter'
import { differencesOf, type Person } from './reconcile'

export const IDENTITY_NAMES: Record<IdentityKind, string> = {
  ...{ id_card: '居民身份证', residence_permit: '港澳台居民居住证', passport: '护照' },
}
type Whole = Person & { identity: { kind: IdentityKind; number: string } | null }
type Row = QuarterLine & Whole
export type Quarter = { quarter: string; rows: Row[]; differences: Difference[] }

/** With everything that stands in the file. @throws MedusaError not_found */
export async function readQuarter(container: MedusaContainer, quarter: string): Promise<Quarter> {
  if (!QUARTER.test(quarter)) throw quarterUnknown()
  const lines = await container.resolve(TAX_REPORT).quarterLines(quarterSpan(quarter))
  const distributors = container.resolve(DISTRIBUTOR)
  const ids = lines.map(({ customer_id }) => customer_id).filter(Boolean)
  const [people, customers] = await Promise.all([
    distributors.wholeIdentities(lines.map(({ distributor_id }) => distributor_id)),
    container.resolve(Modules.CUSTOMER).listCustomers({ id: ids }, { take: Math.max(1, ids.length) }),
  ])
  const phones = new Map(customers.map(({ id, phone }) => [id, phone]))
  const rows = lines.map((line): Row => ({
    ...line,
    ...(people.get(line.distributor_id) ?? { name: null, identity: null }),
    phone: phones.get(line.customer_id) ?? null,
  }))
  return { quarter, rows, differences: rows.flatMap((row) => differencesOf(row, row)) }
}

/**
 * One more version of a quarter that is over.
 * @param reason why the differences may stand, or why it is made anew after it was handed in
 * @returns its id @throws MedusaError not_found, not_allowed (not over, nobody was paid), conflict
 */
export async function makeQuarterFile(
  container: MedusaContainer,
  quarter: string,
  { reason, made_by }: { reason: string | null; made_by: string },
): Promise<string> {
  const read = await readQuarter(container, quarter)
  const { rows, differences } = read
  if (quarter >= quarterNow()) throw quarterOpen()
  if (!rows.length) throw nobodyPaid()
  if (differences.length && !reason) throw differs(differences.length)
  const file = await quarterExcel(read)
  const sum = (key: 'payouts' | 'gross_fen' | 'tax_fen' | 'net_fen') => rows.reduce((all, row) => all + row[key], 0)
  const sums = {
    payouts: sum('payouts'),
    gross_fen: sum('gross_fen'),
    tax_fen: sum('tax_fen'),
    net_fen: sum('net_fen'),
  }
  const sha256 = createHash('sha256').update(file).digest('hex')
  const report = { quarter, made_by, reason, differences, people: rows.length, ...sums, sha256 }
  return container.resolve(TAX_REPORT).addReport(report, file)
}

const HEAD = [
  ...['姓名', '证件种类', '证件号码', '联系电话', '订单笔数', '付款笔数'],
  ...['收入总额（元）', '其中付后退回（元）', '代扣个税（元）', '实付（元）'],
]

export async function quarterExcel({ quarter, rows }: Quarter): Promise<Buffer> {
  // The library is an ECMAScript module; this plugin is built as CommonJS.
  const { default: writeExcelFile } = await import('write-excel-file/node')
  const text = (value: string) => ({ value, type: String })
  const count = (value: number) => ({ value, type: Number })
  const sum = (fen: number) => ({ value: fen / 100, type: Number, format: '#,##0.00;[Red]-#,##0.00' })
  const lines = rows.map(({ name, identity, phone, ...row }) => [
    ...[name ?? '', identity ? IDENTITY_NAMES[identity.kind] : '', identity?.number ?? '', phone ?? ''].map(text),
    ...[row.orders, row.payouts].map(count),
    ...[row.gross_fen, -row.returned_fen, row.tax_fen, row.net_fen].map(sum),
  ])
  const head = HEAD.map((value) => ({ ...text(value), fontWeight: 'bold' as const }))
  return writeExcelFile([head, ...lines], {
    sheet: quarter,
    columns: [14, 18, 22, 16, 10, 10, 16, 18, 16, 14].map((width) => ({ width })),
    stickyRowsCount: 1,
  }).toBuffer()
}
