/**
 * 商家转账, the interface of 2025: a transfer is asked for, asked about and stopped by our own number. What the channel
 * refuses, or fails to say, is an answer like another: whoever keeps the number decides, and never draws a new one.
 */
import type { TransferAnswer, TransferOrder, TransferSeen } from '@shanzhen/ports/types'
import type { WechatPayClient } from '../lib/client'
import { encryptSensitive } from '../lib/crypto'
import { WechatPayError } from '../lib/errors'
import type { WechatPayOptions } from '../lib/options'
import { transferMadeSchema, transferSchema } from '../lib/wire'
import { payeeHash, reasonOf, sceneOf, seenOf, stateOf } from './words'

const BILLS = '/v3/fund-app/mch-transfer/transfer-bills'
/** Of less, WeChat checks no name; from ¥2,000 it asks for one. Named, a transfer has a receipt and reaches nobody else. */
const NAMED_FROM_FEN = 30

export type Line = { client: WechatPayClient; options: WechatPayOptions }

export const sendBill = (line: Line, order: TransferOrder): Promise<TransferAnswer> =>
  answered(async () => {
    const { client, options } = line
    const sealer = order.amount_fen >= NAMED_FROM_FEN && order.holder ? await client.keys.newest() : undefined
    const body = {
      ...{ appid: options.appid, out_bill_no: order.number, openid: order.account_number },
      ...(sealer && { user_name: encryptSensitive(sealer.key, order.holder) }),
      ...{ transfer_amount: order.amount_fen, transfer_remark: order.remark, ...sceneOf(order.purpose) },
      notify_url: `${options.notify_base_url}/hooks/wechatpay/transfer`,
    }
    const made = transferMadeSchema.parse(await client.call('POST', BILLS, body, sealer?.serial))
    if (made.out_bill_no !== order.number) throw new WechatPayError('BAD_RESPONSE', 'another number')
    // The answer names neither sum nor payee: they are those that were signed.
    const { number, amount_fen, account_number } = order
    return {
      ...{ number, amount_fen, payee_hash: payeeHash(account_number), channel_number: made.transfer_bill_no },
      ...{ state: stateOf(made.state), reason: reasonOf(made.fail_reason), confirm: made.package_info ?? null },
    }
  })

export const findBill = ({ client, options }: Line, number: string): Promise<TransferAnswer> =>
  answered(async () => {
    const found = transferSchema.parse(await client.call('GET', `${BILLS}/out-bill-no/${number}`))
    const ours = found.mchid === options.mchid && (found.appid ?? options.appid) === options.appid
    if (!ours || found.out_bill_no !== number) throw new WechatPayError('BAD_RESPONSE', 'of somebody else')
    return seenOf(found)
  })

/** A POST without a body. @returns why it was not taken; null: what came of it is for a query to say */
export async function cancelBill({ client }: Line, number: string): Promise<string | null> {
  try {
    await client.call('POST', `${BILLS}/out-bill-no/${number}/cancel`)
    return null
  } catch (error) {
    if (error instanceof WechatPayError) return error.message
    throw error
  }
}

async function answered(call: () => Promise<TransferSeen>): Promise<TransferAnswer> {
  try {
    return { kind: 'seen', transfer: await call() }
  } catch (error) {
    if (!(error instanceof WechatPayError)) return { kind: 'unknown', reason: '微信的应答看不懂' }
    const { code, http_status, retriable, message: reason } = error
    if (http_status === null || retriable) return { kind: 'unknown', reason }
    // In WeChat's own word alone: a proxy's page has the same status.
    if (code === 'NOT_FOUND' || code === 'RESOURCE_NOT_EXISTS') return { kind: 'not_there' }
    return code === 'UNKNOWN' ? { kind: 'unknown', reason } : { kind: 'refused', reason }
  }
}
