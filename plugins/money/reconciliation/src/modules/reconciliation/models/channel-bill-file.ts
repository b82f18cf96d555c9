import { model } from '@medusajs/framework/utils'

/** The bill's file as it came, in base64: it names buyers, so it lies in the database and not among public files. */
export const ChannelBillFile = model
  .define('channel_bill_file', {
    id: model.id({ prefix: 'bfile' }).primaryKey(),
    bill_id: model.text(),
    name: model.text(),
    content: model.text(),
  })
  .indexes([{ name: 'IDX_channel_bill_file_unique', on: ['bill_id'], unique: true }])
