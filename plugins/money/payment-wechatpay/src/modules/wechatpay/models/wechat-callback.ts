import { model } from '@medusajs/framework/utils'

/** A notification from WeChat Pay, believed and kept before it was answered; WeChat's own id makes it unique. */
export const WechatCallback = model
  .define('wechat_callback', {
    id: model.id({ prefix: 'wxcb' }).primaryKey(),
    callback_id: model.text(),
    event_type: model.text(),
    out_trade_no: model.text(),
    /** The decrypted resource without anything about the person who paid. */
    resource: model.json(),
    status: model.enum(['received', 'processed', 'refused', 'failed']).default('received'),
    note: model.text().nullable(),
    attempts: model.number().default(0),
    next_attempt_at: model.dateTime(),
    processed_at: model.dateTime().nullable(),
  })
  .indexes([
    { name: 'IDX_wechat_callback_callback_id_unique', on: ['callback_id'], unique: true },
    { name: 'IDX_wechat_callback_due', on: ['status', 'next_attempt_at'] },
  ])
