import { z } from '@medusajs/framework/zod'
import { day, text, today } from '@shanzhen/http/fields'
import { COSTS, PAID_FROM, VOUCHER_STATES } from '../wire'

/** 一百亿元: nobody here means more. */
export const amount = z
  .int({ error: '金额须为整数分' })
  .min(1, '金额须大于零')
  .max(1_000_000_000_000, '金额太大，请核对')
/** Books of the year before last are closed: a day in them is a slip of the hand. */
const oldest = () => `${Number(today().slice(0, 4)) - 1}-01-01`
export const bookedOn = day('入账日期')
  .refine((value) => value <= today(), '入账日期不能晚于今天')
  .refine((value) => value >= oldest(), '入账日期最早是去年 1 月 1 日，请核对年份')
export const note = z.string({ error: '请写明事由' }).trim().min(2, '请写明事由').max(200, '事由不超过 200 字')
export const reference = text('流水号', 64)
const common = { note, effective_on: bookedOn }
const hand = PAID_FROM.filter((from) => from !== 'payable')

/** One thing a person enters into the book by hand. */
export const DraftBody = z.discriminatedUnion(
  'kind',
  [
    z.strictObject({
      kind: z.literal('channel_payout'),
      account_id: text('渠道'),
      amount_fen: amount,
      reference,
      ...common,
    }),
    z.strictObject({
      kind: z.literal('cost_booked'),
      cost: z.enum(COSTS, { error: '请选择费用种类' }),
      from: z.enum(PAID_FROM, { error: '请选择付款账户' }),
      amount_fen: amount,
      reference: z.string().trim().max(64, '流水号不超过 64 字').optional(),
      ...common,
    }),
    z.strictObject({
      kind: z.literal('payable_paid'),
      from: z.enum(hand as ['bank', 'cash'], { error: '请选择付款账户' }),
      amount_fen: amount,
      reference,
      ...common,
    }),
    z.strictObject({
      kind: z.literal('book_corrected'),
      debit_account_id: text('借方账户'),
      credit_account_id: text('贷方账户'),
      amount_fen: amount,
      ...common,
    }),
    z.strictObject({ kind: z.literal('reversal'), reverses_id: text('要冲销的分录'), ...common }),
  ],
  { error: '请选择凭证种类' },
)
export type DraftBody = z.infer<typeof DraftBody>

export const VouchersQuery = z.object({
  state: z.enum(VOUCHER_STATES, '状态只有待确认、已入账和已撤回').optional(),
  limit: z.string().optional(),
  offset: z.string().optional(),
})
export type VouchersQuery = z.infer<typeof VouchersQuery>
