/** What staff see of orders and their money beside Medusa's own panels. */
import { z } from '@medusajs/framework/zod'
import { PlaceBody, QuoteBody } from './requests'

/** Goods that one unpaid order holds. */
export const UnpaidHold = z.object({
  order_id: z.string(),
  display_id: z.int(),
  buyer: z.string(),
  phone: z.string().nullable(),
  guest: z.boolean(),
  /** IPv4 address or IPv6 /64 the order came from. */
  network: z.string().nullable(),
  pieces: z.int(),
  lines: z.array(z.object({ title: z.string(), quantity: z.int() })),
  placed_at: z.string(),
  expires_at: z.string(),
})
export type UnpaidHold = z.infer<typeof UnpaidHold>

export const PlacementState = z.enum(['open', 'paid', 'canceled'])

export const StaffView = z.object({
  state: PlacementState.nullable(),
  /** Until when its goods wait for the money. */
  expires_at: z.string().nullable(),
  due_fen: z.int(),
  /** Opens the order's page, where it can be paid, for whoever holds it. */
  pay_link: z.string(),
  hand_refunds: z.array(
    z.object({
      refund_id: z.string(),
      method: z.enum(['cash', 'transfer']),
      amount_fen: z.int(),
      given: z.boolean(),
    }),
  ),
})
export type StaffView = z.infer<typeof StaffView>

/** What staff get of a phone order: its number, and how its buyer pays. */
export const PhoneOrder = z.object({
  id: z.string(),
  display_id: z.int(),
  total_fen: z.int(),
  checkout: StaffView,
})
export type PhoneOrder = z.infer<typeof PhoneOrder>

/** What staff ask and order for a buyer on the phone; its address is read whole, so that freight knows where it goes. */
export const PhoneQuoteBody = QuoteBody.extend({
  city: z.string().trim().max(30, '城市不对').optional(),
  district: z.string().trim().max(30, '区县不对').optional(),
  detail: z.string().trim().max(120, '详细地址不对').optional(),
})
export const PhoneOrderBody = PlaceBody.omit({ email: true, locale: true }).extend({
  /** A moment within 30 days; a day where nothing is said. */
  pay_until: z.string({ error: '付款期限不对' }).max(40, '付款期限不对').optional(),
})
export type PhoneOrderBody = z.infer<typeof PhoneOrderBody>

/** From which sum of goods on a promotion counts, in fen; null: from any. */
export const ThresholdBody = z.strictObject({
  threshold_fen: z.int('门槛须为整分').min(1, '门槛至少 0.01 元').max(999_999_999, '门槛太大').nullable(),
})
export const Threshold = z.object({ threshold_fen: z.int().nullable() })
