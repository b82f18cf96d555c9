/** 电子回单: WeChat writes one for a transfer that was paid under a name, once it is asked to. */
import { createHash } from 'node:crypto'
import type { TransferReceipt } from '@shanzhen/ports/types'
import { hasCode, WechatPayError } from '../lib/errors'
import { receiptSchema } from '../lib/wire'
import type { Line } from './bills'

const ELECSIGN = '/v3/fund-app/mch-transfer/elecsign/out-bill-no'

/** @throws WechatPayError where WeChat does not answer, or the file is not what it says */
export async function receiptOf(line: Line, number: string): Promise<TransferReceipt> {
  const answer = await ask(line, number)
  if (!answer) return (await apply(line, number)) ?? { state: 'not_yet' }
  const { state, hash_type, hash_value, download_url, fail_reason } = receiptSchema.parse(answer)
  if (state === 'FAILED') return { state: 'none', reason: fail_reason ?? '微信没有生成回单' }
  if (state === 'GENERATING' || !download_url) return { state: 'not_yet' }
  // Path and query only: the request is signed, and must not be carried to whatever host an answer names.
  const { pathname, search } = new URL(download_url)
  if (!pathname.startsWith('/v3/')) throw new WechatPayError('BILL_LINK')
  const content = await line.client.billFile(pathname + search)
  const hash = createHash('sha256').update(content).digest('hex')
  if (hash_type !== 'SHA256' || hash !== hash_value?.toLowerCase()) throw new WechatPayError('BILL_HASH')
  return { state: 'there', name: `微信电子回单-${number}.pdf`, content }
}

async function ask({ client }: Line, number: string): Promise<unknown> {
  try {
    return await client.call('GET', `${ELECSIGN}/${number}`)
  } catch (error) {
    if (hasCode(error, 'NOT_FOUND', 'RESOURCE_NOT_EXISTS')) return null
    throw error
  }
}

/** Asked for before: it is on its way. @returns why there will be none; null: it was asked for */
async function apply({ client }: Line, number: string): Promise<TransferReceipt | null> {
  try {
    await client.call('POST', ELECSIGN, { out_bill_no: number })
    return null
  } catch (error) {
    if (hasCode(error, 'ALREADY_EXISTS')) return null
    if (hasCode(error, 'INVALID_REQUEST', 'PARAM_ERROR')) return { state: 'none', reason: (error as Error).message }
    throw error
  }
}
