import { MedusaError } from '@medusajs/framework/utils'

/** Refusals of the Stripe provider that callers tell apart by `code`. */
export const stripeErrors = {
  alreadyPaid: () => new MedusaError(MedusaError.Types.NOT_ALLOWED, '这笔款已付，不能关闭', 'ORDER_PAID'),
  refundRefused: () => new MedusaError(MedusaError.Types.NOT_ALLOWED, '退款超过了这笔款还能退的金额'),
  notOpen: () => new MedusaError(MedusaError.Types.NOT_FOUND, '本店没有开通银行卡支付'),
  futureWebhook: () => new MedusaError(MedusaError.Types.UNAUTHORIZED, 'stripe webhook: timestamp lies in the future'),
  noAnswer: () =>
    new MedusaError(MedusaError.Types.UNEXPECTED_STATE, 'Stripe 暂时没有回应，请稍后再试', 'STRIPE_NO_ANSWER'),
  badOption: (name: string) =>
    new MedusaError(MedusaError.Types.INVALID_ARGUMENT, `stripe: option ${name} is not usable`),
}
