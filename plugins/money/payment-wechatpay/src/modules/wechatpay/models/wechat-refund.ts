import { model } from '@medusajs/framework/utils'

/** One refund number given to WeChat, and the refund of ours it stands for. */
export const WechatRefund = model
  .define('wechat_refund', {
    id: model.id({ prefix: 'wxref' }).primaryKey(),
    out_trade_no: model.text(),
    out_refund_no: model.text(),
    sequence: model.number(),
    amount_fen: model.number(),
    refund_key: model.text(),
    state: model.enum(['sending', 'in_doubt', 'refused', 'accepted']),
    /** WeChat's word on it: PROCESSING, SUCCESS, CLOSED or ABNORMAL. */
    status: model.text().nullable(),
    sent_at: model.dateTime(),
  })
  .indexes([
    { name: 'IDX_wechat_refund_out_refund_no_unique', on: ['out_refund_no'], unique: true },
    { name: 'IDX_wechat_refund_sequence_unique', on: ['out_trade_no', 'sequence'], unique: true },
  ])
  .checks([{ name: 'CHK_wechat_refund_amount_fen', expression: (columns) => `${columns.amount_fen} > 0` }])
