/** Merchant transfers between WeChat's words and the port's. */
import { createHash } from 'node:crypto'
import type { TransferPurpose, TransferSeen, TransferState } from '@shanzhen/ports/types'
import type { Transfer } from '../lib/wire'

const STATES: Record<Transfer['state'], TransferState> = {
  ACCEPTED: 'accepted',
  PROCESSING: 'processing',
  WAIT_USER_CONFIRM: 'waiting',
  TRANSFERING: 'moving',
  CANCELING: 'canceling',
  SUCCESS: 'paid',
  FAIL: 'failed',
  CANCELLED: 'canceled',
}
export const stateOf = (state: Transfer['state']): TransferState => STATES[state]

/** https://pay.weixin.qq.com/doc/v3/merchant/4012711988 and its page of reasons; what is not here is told as it came. */
const REASONS: Record<string, string> = {
  ACCOUNT_FROZEN: '收款人的微信账户已冻结',
  ACCOUNT_NOT_EXIST: '收款人的微信账户不存在',
  BANK_CARD_ACCOUNT_ABNORMAL: '收款人的银行卡异常',
  DAY_RECEIVED_COUNT_EXCEED: '收款人今天的收款次数超限',
  DAY_RECEIVED_QUOTA_EXCEED: '收款人今天的收款额超限',
  MONTH_RECEIVED_QUOTA_EXCEED: '收款人本月的收款额超限',
  MERCHANT_REJECT: '商户拒绝了这笔转账',
  NAME_NOT_CORRECT: '姓名与微信实名不符',
  OPENID_INVALID: '收款人的微信号不属于本商户',
  OVERDUE_CLOSE: '收款人 24 小时内没有确认，已自动关闭',
  PAYEE_ACCOUNT_ABNORMAL: '收款人的微信账户异常',
  REAL_NAME_CHECK_FAIL: '收款人没有实名',
  TRANSFER_QUOTA_EXCEED: '超过单笔收款额',
  TRANSFER_RISK: '微信认为这笔转账有风险',
}
export const reasonOf = (code: string | null | undefined): string | null =>
  code ? (REASONS[code] ?? `微信：${code}`) : null

export const payeeHash = (openid: string) => createHash('sha256').update(openid).digest('hex')

/** What is reported with each kind of payment: these entries and no others. */
export function sceneOf(purpose: TransferPurpose) {
  const infos = (entries: Record<string, string>) =>
    Object.entries(entries).map(([info_type, info_content]) => ({ info_type, info_content }))
  if (purpose.kind === 'purchase')
    return { transfer_scene_id: '1009', transfer_scene_report_infos: infos({ 采购商品名称: purpose.goods }) }
  return {
    transfer_scene_id: '1005',
    user_recv_perception: '劳务报酬',
    transfer_scene_report_infos: infos({ 岗位类型: purpose.post, 报酬说明: purpose.about }),
  }
}

export const seenOf = ({ out_bill_no, transfer_bill_no, ...transfer }: Transfer): TransferSeen => ({
  ...{ number: out_bill_no, channel_number: transfer_bill_no, amount_fen: transfer.transfer_amount },
  payee_hash: transfer.openid ? payeeHash(transfer.openid) : null,
  ...{ state: stateOf(transfer.state), reason: reasonOf(transfer.fail_reason), confirm: null },
})
