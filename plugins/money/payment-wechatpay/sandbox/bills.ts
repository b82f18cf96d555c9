import { randomBytes } from 'node:crypto'
import type { ServerResponse } from 'node:http'
import { type BillPlan, billOf } from './bill-day.ts'
import type { Ledger } from './ledger.ts'
import type { Merchant } from './merchant.ts'
import { ApiError, beijingTime } from './types.ts'

/** The bill desk: yesterday's and older days, each under a link that lives five minutes and answers unsigned. */
const LINK_LIVES_MS = 5 * 60_000

export class BillDesk {
  readonly plans = new Map<string, BillPlan>()
  private readonly links = new Map<string, { gzip: Buffer; until: number }>()
  private readonly ledger: Ledger
  private readonly merchant: Merchant

  constructor(ledger: Ledger, merchant: Merchant) {
    this.ledger = ledger
    this.merchant = merchant
  }

  /** @throws ApiError NO_STATEMENT_EXIST for an empty day, STATEMENT_CREATING while it is being written */
  request(url: URL, publicUrl: string) {
    const day = url.searchParams.get('bill_date') ?? ''
    const bad = (message: string) => new ApiError(400, 'PARAM_ERROR', message)
    if (!/^\d{4}-\d{2}-\d{2}$/.test(day) || Number.isNaN(Date.parse(day))) throw bad('账单日期格式不正确')
    if ((url.searchParams.get('bill_type') ?? 'ALL') !== 'ALL') throw bad('账单类型不支持')
    if (url.searchParams.get('tar_type') !== 'GZIP') throw bad('沙箱只出压缩账单')
    if (day >= beijingTime().slice(0, 10)) throw new ApiError(400, 'NO_STATEMENT_EXIST', '请求的账单文件不存在')
    const plan = this.plans.get(day)
    if (plan?.creating) throw new ApiError(400, 'STATEMENT_CREATING', '账单生成中')
    const bill = billOf(this.ledger, this.merchant, day, plan)
    if (!bill) throw new ApiError(400, 'NO_STATEMENT_EXIST', '请求的账单文件不存在')
    const token = randomBytes(24).toString('base64url')
    this.links.set(token, { gzip: bill.gzip, until: Date.now() + LINK_LIVES_MS })
    const { hash_type, hash_value } = bill
    return { hash_type, hash_value, download_url: `${publicUrl}/v3/billdownload/file?token=${token}` }
  }

  /** The only answer of the merchant API that carries no signature. */
  download(url: URL, response: ServerResponse) {
    const link = this.links.get(url.searchParams.get('token') ?? '')
    if (!link || link.until < Date.now()) throw new ApiError(400, 'INVALID_REQUEST', '下载链接已失效')
    response.writeHead(200, { 'Content-Type': 'application/octet-stream' })
    response.end(link.gzip)
  }
}

/** A tester's wishes for one day, as far as they are understood. */
export function readPlan(body: Record<string, unknown>): BillPlan {
  const { wrong_hash, creating, empty, drop, amounts, names, strangers } = body
  return {
    wrong_hash: wrong_hash === true,
    creating: creating === true,
    empty: empty === true,
    drop: Array.isArray(drop) ? drop.map(String) : [],
    amounts: Object.fromEntries(Object.entries(amounts ?? {}).map(([number, fen]) => [number, Number(fen)])),
    names: Object.fromEntries(Object.entries(names ?? {}).map(([number, name]) => [number, String(name)])),
    strangers: Array.isArray(strangers)
      ? strangers.map((one) => ({ number: String(one.number), amount_fen: Number(one.amount_fen) }))
      : [],
  }
}
