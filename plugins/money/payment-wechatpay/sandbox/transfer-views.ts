import type { Merchant } from './merchant.ts'
import { TRANSFER_ENDS, type Transfer } from './types.ts'

/** Transfers in the words of WeChat's wire. */
const isOver = ({ state }: Transfer) => TRANSFER_ENDS.some((end) => end === state)

/** What a request for a transfer is answered with, also when it is sent again. */
export const transferAnswer = (transfer: Transfer): Record<string, unknown> => ({
  out_bill_no: transfer.out_bill_no,
  transfer_bill_no: transfer.transfer_bill_no,
  create_time: transfer.create_time,
  state: transfer.state,
  ...(transfer.fail_reason ? { fail_reason: transfer.fail_reason } : {}),
  ...(transfer.state === 'WAIT_USER_CONFIRM' ? { package_info: transfer.package_info } : {}),
})

/** A query says nothing of the package. */
export const transferView = (merchant: Merchant, transfer: Transfer): Record<string, unknown> => ({
  mch_id: merchant.mchid,
  out_bill_no: transfer.out_bill_no,
  transfer_bill_no: transfer.transfer_bill_no,
  appid: merchant.appid,
  state: transfer.state,
  transfer_amount: transfer.transfer_amount,
  transfer_remark: transfer.transfer_remark,
  ...(transfer.fail_reason ? { fail_reason: transfer.fail_reason } : {}),
  openid: transfer.openid,
  create_time: transfer.create_time,
  update_time: transfer.update_time,
})

export const cancelAnswer = ({ out_bill_no, transfer_bill_no, state, update_time }: Transfer) => ({
  ...{ out_bill_no, transfer_bill_no, state, update_time },
})

/** A callback calls the merchant `mchid`. */
export const transferCallbackView = (merchant: Merchant, transfer: Transfer): Record<string, unknown> => ({
  mchid: merchant.mchid,
  out_bill_no: transfer.out_bill_no,
  transfer_bill_no: transfer.transfer_bill_no,
  transfer_amount: transfer.transfer_amount,
  state: transfer.state,
  openid: transfer.openid,
  ...(isOver(transfer) && transfer.fail_reason ? { fail_reason: transfer.fail_reason } : {}),
  create_time: transfer.create_time,
  update_time: transfer.update_time,
})
