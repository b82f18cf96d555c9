/** What the bank answered about a file, read from a table: our own with its last columns filled, or the bank's. */
import type { MedusaContainer } from '@medusajs/framework/types'
import { MedusaError } from '@medusajs/framework/utils'
import { type SheetCell, SheetRefused } from '@shanzhen/documents/sheets/limits'
import { readTable } from '@shanzhen/documents/sheets/read-table'
import { yuan } from '@shanzhen/money-kit/fen'
import { ResultBody } from './api/validators'
import { takeResult } from './decide'
import { PAYOUTS } from './modules/payouts'
import type { BatchRow, PayoutRow } from './types'
import type { ResultsTaken } from './wire'

const HEADS = {
  number: ['打款编号', '我方编号', '商户订单号', '业务编号', '客户流水号'],
  result: ['结果', '状态', '处理结果', '交易状态'],
  reference: ['银行流水号', '流水号', '交易流水号', '凭证号'],
  reason: ['原因', '失败原因', '退票原因', '备注'],
  amount: ['金额(元)', '金额', '交易金额', '付款金额', '转账金额', '打款金额', '交易金额(元)', '付款金额(元)'],
} as const
type Field = keyof typeof HEADS
type Row = Partial<Record<Field, SheetCell>>

/** Whole words alone: 未到账, 部分成功 and 撤销成功 hold a word of success and say something else. */
const WORDS = {
  paid: ['到账', '已到账', '入账', '已入账', '成功', '已成功', '完成', '已完成', '已付', '已付款', '已支付', '已转账'],
  failed: ['失败', '已失败', '未成功', '不成功', '拒绝', '已拒绝', '被拒绝', '银行拒绝'],
  returned: ['退票', '已退票', '退汇', '已退汇', '退回', '已退回', '被退回'],
} as const
const ABOUT = /^(交易|处理|付款|支付|转账|汇款|打款|代发|入账)/
const spelled = (words: string) => words.normalize('NFKC').replace(/[\s\p{Cf}]/gu, '')

function resultOf(said: string): keyof typeof WORDS | null {
  const word = spelled(said).replace(/[。.!]+$/, '')
  const short = word.replace(ABOUT, '')
  const found = Object.entries(WORDS).find(([, words]) => [word, short].some((one) => words.includes(one as never)))
  return (found?.[0] as keyof typeof WORDS | undefined) ?? null
}

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
  const head = rows.find(({ cells }) => cells.some((cell) => isHead('number', cell)))
  if (!head) throw wrongFile(`没有找到“${HEADS.number[0]}”这一列`)
  const at = Object.keys(HEADS).map((field): [Field, number] => [
    field as Field,
    head.cells.findIndex((cell) => isHead(field as Field, cell)),
  ])
  if (at.some(([field, column]) => field === 'result' && column < 0))
    throw wrongFile(`没有找到“${HEADS.result[0]}”这一列`)
  const payouts = new Map((await container.resolve(PAYOUTS).payoutsOfBatch(batch.id)).map((one) => [one.number, one]))
  const taken: ResultsTaken = { done: 0, wrong: [] }
  for (const { row, cells } of rows.filter((one) => one.row > head.row)) {
    const said: Row = Object.fromEntries(at.map(([field, column]) => [field, column < 0 ? undefined : cells[column]]))
    // A row the bank has not answered yet waits for the next file.
    if (!said.number || !said.result) continue
    const message = await takeRow(container, payouts.get(spelled(said.number.text)), said, by)
    if (message) taken.wrong.push({ row, message })
    else taken.done++
  }
  return taken
}

const isHead = (field: Field, cell: SheetCell | undefined): boolean =>
  cell !== undefined && (HEADS[field] as readonly string[]).includes(spelled(cell.text))

/** @returns what is wrong with it */
async function takeRow(
  container: MedusaContainer,
  payout: PayoutRow | undefined,
  said: Row,
  by: string,
): Promise<string | null> {
  if (!payout) return `编号 ${said.number?.text} 不在这个打款文件里`
  const result = resultOf(said.result?.text ?? '')
  if (!result) return `“${said.result?.text}”看不出是到账、未成功还是退票，请逐笔登记`
  const other = said.amount && otherAmount(said.amount.text, payout.amount_fen)
  if (other) return other
  // A workbook keeps fifteen digits of a number: what follows is not what the bank wrote.
  if (result === 'paid' && said.reference?.numeric && /\d{16}/.test(said.reference.text))
    return '银行流水号被表格存成了数字，后几位已经不准，请把这一列设为文本再填'
  const body =
    result === 'paid' ? { result, reference: said.reference?.text ?? '' } : { result, reason: said.reason?.text ?? '' }
  const read = ResultBody.safeParse(body)
  if (!read.success) return read.error.issues.map(({ message }) => message).join('；')
  try {
    await takeResult(container, payout.id, read.data, by)
    return null
  } catch (error) {
    if (error instanceof MedusaError) return error.message
    throw error
  }
}

/** A bank that speaks of another sum speaks of another payment. @returns what is wrong with it */
function otherAmount(said: string, amount_fen: number): string | null {
  const plain = spelled(said).replace(/^[¥￥]|元$|,/g, '')
  const same = /^\d{1,9}(\.\d{1,2}0*)?$/.test(plain) && Math.round(Number(plain) * 100) === amount_fen
  return same ? null : `表里的金额是 ${said}，这笔打款是 ${yuan(amount_fen)}，请先与银行核对`
}
