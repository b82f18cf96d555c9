/** 个税月表: what was paid, withheld and brought back in each month, as a distributor and staff read it. */
import type { MedusaContainer } from '@medusajs/framework/types'
import type { z } from '@medusajs/framework/zod'
import type * as wire from '../wire/tax'
import { COMMISSION } from '@shanzhen/commission/modules/commission'
import { DISTRIBUTOR } from '@shanzhen/distribution/modules/distributor'
import type { TaxLine } from '@shanzhen/commission/types'
import { monthNow, spanOf, yearSpan } from '@shanzhen/commission/tax/month'

type Month = z.input<typeof wire.TaxMonth>
const sum = <K extends string>(rows: Record<K, number>[], key: K) => rows.reduce((all, row) => all + row[key], 0)

/** What never was paid counts for nothing. */
const monthOf = (month: string, lines: TaxLine[]): Month => {
  const counted = lines.filter(({ kind }) => kind !== 'unpaid')
  return {
    ...{ month, lines: lines.map(({ month: _, payout_id: id, ...line }) => ({ id, ...line })) },
    ...{ gross_fen: sum(counted, 'gross_fen'), tax_fen: sum(counted, 'tax_fen'), net_fen: sum(counted, 'net_fen') },
  }
}

export async function ownTax(
  container: MedusaContainer,
  distributor_id: string,
  year = Number(monthNow().slice(0, 4)),
): Promise<z.input<typeof wire.OwnTax>> {
  const commission = container.resolve(COMMISSION)
  const [lines, years] = await Promise.all([
    commission.taxLines(distributor_id, yearSpan(year)),
    commission.taxYears(distributor_id),
  ])
  const months = [...new Set(lines.map(({ month }) => month))]
  return {
    ...{ year, years: years.includes(year) ? years : [year, ...years] },
    months: months.map((month) =>
      monthOf(
        month,
        lines.filter((line) => line.month === month),
      ),
    ),
  }
}

/** One month of one distributor; empty where nothing was paid. */
export async function ownMonth(container: MedusaContainer, distributor_id: string, month: string): Promise<Month> {
  return monthOf(month, await container.resolve(COMMISSION).taxLines(distributor_id, spanOf(month)))
}

/** Every distributor's month, and what of it the book says. */
export async function taxOfMonth(container: MedusaContainer, month: string): Promise<z.input<typeof wire.TaxReport>> {
  const commission = container.resolve(COMMISSION)
  const [sums, book] = await Promise.all([commission.taxSums(spanOf(month)), commission.taxInBook(spanOf(month))])
  const names = await container.resolve(DISTRIBUTOR).namesOf(sums.map(({ distributor_id }) => distributor_id))
  const tax_fen = sum(sums, 'tax_fen')
  return {
    ...{
      month,
      rows: sums.map((row) => ({ ...row, shown_name: names.get(row.distributor_id) ?? row.distributor_id })),
    },
    ...{ gross_fen: sum(sums, 'gross_fen'), tax_fen, net_fen: sum(sums, 'net_fen') },
    ...{ book_fen: book.withheld_fen, other_fen: book.other_fen, difference_fen: tax_fen - book.withheld_fen },
  }
}
