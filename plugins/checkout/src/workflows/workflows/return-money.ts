import { PaymentEvents } from '@medusajs/framework/utils'
import { createWorkflow, transform } from '@medusajs/framework/workflows-sdk'
import { addOrderTransactionStep, emitEventStep, refundPaymentStep } from '@medusajs/medusa/core-flows'

type Input = { order_id: string; payment_id: string; amount: number; currency_code: string }

/**
 * Refunds a payment of a canceled order and books it. Medusa's own refund workflow changes the order afterwards, which
 * a canceled order refuses, when the money is already on its way.
 */
export const returnMoneyWorkflow = createWorkflow('checkout-return-money', (input: Input) => {
  const payment = refundPaymentStep({ payment_id: input.payment_id, amount: input.amount })
  addOrderTransactionStep(
    transform({ input, payment }, ({ input, payment }) =>
      (payment.refunds ?? []).map((refund) => ({
        order_id: input.order_id,
        amount: -Number(refund.amount),
        currency_code: input.currency_code,
        reference: 'refund',
        reference_id: refund.id,
      })),
    ),
  )
  emitEventStep({
    eventName: PaymentEvents.REFUNDED,
    data: transform({ input }, ({ input }) => ({ id: input.payment_id })),
  })
})
