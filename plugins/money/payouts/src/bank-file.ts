/** The file a bank's batch transfer takes: one row a payout, in the common columns, every cell text. */
import type { MedusaContainer } from '@medusajs/framework/types'
import { PAYOUTS } from './modules/payouts'
import type { BatchRow } from './types'

export const COLUMNS = ['打款编号', '收款人户名', '收款账号', '收款银行', '金额（元）', '用途'] as const
/** Empty in our file, filled by whoever knows the bank's answer, and read again. */
export const ANSWER_COLUMNS = ['结果', '银行流水号', '原因'] as const
const WIDTHS = [24, 24, 26, 24, 14, 20, 10, 26, 24]

type Cell = { value: string; type: StringConstructor; fontWeight?: 'bold' }
const text = (value: string): Cell => ({ value, type: String })

/** The same batch gives the same file, however often it is taken. */
export async function batchWorkbook(container: MedusaContainer, batch: BatchRow): Promise<Buffer> {
  const payouts = container.resolve(PAYOUTS)
  const rows: Cell[][] = [[...COLUMNS, ...ANSWER_COLUMNS].map((name) => ({ ...text(name), fontWeight: 'bold' }))]
  for (const one of await payouts.payoutsOfBatch(batch.id)) {
    const number = await payouts
      .payeesOf(container, one.payee_type)
      .accountNumber(one.payee_id, one.account_id, container)
    const yuan = (one.amount_fen / 100).toFixed(2)
    rows.push([one.number, one.holder, number, one.bank, yuan, `提现 ${one.number}`].map(text))
  }
  // The library is an ECMAScript module; this plugin is built as CommonJS.
  const { default: writeExcelFile } = await import('write-excel-file/node')
  const columns = WIDTHS.map((width) => ({ width }))
  return writeExcelFile(rows, { sheet: batch.number, columns, stickyRowsCount: 1 }).toBuffer()
}
