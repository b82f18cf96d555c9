/** 季度报送 as staff read it: each quarter, how far its file is, and what does not agree. */
import type { MedusaContainer } from '@medusajs/framework/types'
import type { z } from '@medusajs/framework/zod'
import { today } from '@shanzhen/http/fields'
import { namesOf } from '@shanzhen/http/names'
import { TAX_REPORT } from '../keys'
import type { Report } from '../modules/tax-report/store/reports'
import type * as wire from '../wire/tax-report'
import { readQuarter } from './quarter-file'
import { dueOf, quarterNow } from './quarter'

export async function listQuarters(container: MedusaContainer): Promise<z.input<typeof wire.Quarters>> {
  const reports = container.resolve(TAX_REPORT)
  const [paid, files] = await Promise.all([reports.quartersPaid(), reports.listReports()])
  const acts = await reports.actsOf(files.map(({ id }) => id))
  const quarters = [...new Set([...paid, ...files.map(({ quarter }) => quarter)])].sort().reverse()
  const names = await namesOf(
    container,
    acts.map(({ by_id }) => by_id),
  )
  return {
    quarters: quarters.map((quarter) => {
      const own = files.filter((file) => file.quarter === quarter)
      const over = quarter < quarterNow()
      const due = dueOf(quarter)
      return {
        ...{ quarter, over, due, late: over && today() > due && !own.some(({ state }) => state === 'handed_in') },
        state: stateOf(own, over),
        files: own.map((file) => ({
          ...file,
          acts: acts
            .filter(({ report_id }) => report_id === file.id)
            .map(({ kind, by_id, at }) => ({ kind, by: names[by_id] ?? '', at })),
        })),
      }
    }),
  }
}

/** By its newest file. */
function stateOf([newest]: Report[], over: boolean): z.input<typeof wire.QuarterState> {
  if (newest) return newest.state
  return over ? 'to_make' : 'open'
}

/** Before its file is made: sums and what does not agree, without names and numbers of people. */
export async function previewQuarter(
  container: MedusaContainer,
  quarter: string,
): Promise<z.input<typeof wire.QuarterPreview>> {
  const { rows, differences } = await readQuarter(container, quarter)
  return {
    ...{ quarter, over: quarter < quarterNow(), differences },
    rows: rows.map(({ distributor_id, shown_name, orders, payouts, gross_fen, tax_fen, net_fen, paid_out_fen }) => ({
      ...{ distributor_id, shown_name, orders, payouts, gross_fen, tax_fen, net_fen, paid_out_fen },
    })),
  }
}

/** How many quarters that are over have no file handed in. */
export async function quartersWaiting(container: MedusaContainer): Promise<number> {
  const reports = container.resolve(TAX_REPORT)
  const [paid, files] = await Promise.all([reports.quartersPaid(), reports.listReports()])
  const done = new Set(files.filter(({ state }) => state === 'handed_in').map(({ quarter }) => quarter))
  return paid.filter((quarter) => quarter < quarterNow() && !done.has(quarter)).length
}
