/** What the bank answered about a file, read from a table: our own with its last columns filled, or the bank's. */
import type { MedusaContainer } from '@medusajs/framework/types'
import { MedusaError } from '@medusajs/framework/utils'
import { SheetRefused } from '@shanzhen/documents/sheets/limits'
import { readTable } from '@shanzhen/documents/sheets/read-table'
import { ResultBody } from './api/validators'
import { takeResult } from './decide'
import { PAYOUTS } from './modules/payouts'
import type { BatchRow } from './types'
import type { ResultsTaken } from './wire'

const HEADS = {
  number: ['打款编号', '我方编号', '商户订单号', '业务编号', '客户流水号'],
  result: ['结果', '状态', '处理结果', '交易状态'],
  reference: ['银行流水号', '流水号', '交易流水号', '凭证号'],
  reason: ['原因', '失败原因', '退票原因', '备注'],
} as const
type Field = keyof typeof HEADS
const RESULTS: [RegExp, 'paid' | 'failed' | 'returned'][] = [
  [/退票|退汇|退回/, 'returned'],
  [/未成功|不成功|失败|拒绝/, 'failed'],
  [/到账|成功|已付|完成/, 'paid'],
]

const wrongFile = (message: string) => new MedusaError(MedusaError.Types.INVALID_DATA, message)

export async function takeResults(
  container: MedusaContainer,
  batch: BatchRow,
  file: Buffer,
  by: string,
): Promise<ResultsTaken> {
  const { rows } = await readTable(file).catch((error: unknown) => {
    throw error instanceof SheetRefused ? wrongFile(error.message) : error
  })
  const head = rows.find(({ cells }) => cells.some((cell) => HEADS.number.includes(cell?.text as never)))
  if (!head) throw wrongFile(`没有找到“${HEADS.number[0]}”这一列`)
  const at = Object.fromEntries(
    Object.entries(HEADS).map(([field, names]) => [
      field,
      head.cells.findIndex((cell) => (names as readonly string[]).includes(cell?.text ?? '')),
    ]),
  ) as Record<Field, number>
  if (at.result < 0) throw wrongFile(`没有找到“${HEADS.result[0]}”这一列`)
  const payouts = await container.resolve(PAYOUTS).payoutsOfBatch(batch.id)
  const ids = new Map(payouts.map(({ number, id }) => [number, id]))
  const taken: ResultsTaken = { done: 0, wrong: [] }
  for (const { row, cells } of rows.filter((one) => one.row > head.row)) {
    const cell = (field: Field) => (at[field] < 0 ? '' : (cells[at[field]]?.text ?? ''))
    if (!cell('number')) continue
    // A row the bank has not answered yet waits for the next file.
    if (!cell('result')) continue
    const message = await takeRow(container, ids.get(cell('number')), cell, by)
    if (message) taken.wrong.push({ row, message })
    else taken.done++
  }
  return taken
}

/** @returns what is wrong with it */
async function takeRow(
  container: MedusaContainer,
  id: string | undefined,
  cell: (field: Field) => string,
  by: string,
): Promise<string | null> {
  if (!id) return `编号 ${cell('number')} 不在这个打款文件里`
  const result = RESULTS.find(([said]) => said.test(cell('result')))?.[1]
  if (!result) return `“${cell('result')}”看不出是到账、未成功还是退票`
  const body = result === 'paid' ? { result, reference: cell('reference') } : { result, reason: cell('reason') }
  const read = ResultBody.safeParse(body)
  if (!read.success) return read.error.issues.map(({ message }) => message).join('；')
  try {
    await takeResult(container, id, read.data, by)
    return null
  } catch (error) {
    if (error instanceof MedusaError) return error.message
    throw error
  }
}
