import { createWorkflow, transform } from '@medusajs/framework/workflows-sdk'
import { refundPaymentStep } from '@medusajs/medusa/core-flows'
import { bookMoneyWorkflow } from './book-money'

type Input = { order_id: string; payment_id: string; amount: number; currency_code: string }

/**
 * Refunds a payment of a canceled order and books it. Medusa's own refund workflow changes the order afterwards, which
 * a canceled order refuses, when the money is already on its way.
 */
export const returnMoneyWorkflow = createWorkflow('checkout-return-money', (input: Input) => {
  const payment = refundPaymentStep({ payment_id: input.payment_id, amount: input.amount })
  bookMoneyWorkflow.runAsStep({
    input: transform({ input, payment }, ({ input, payment }) => ({
      order_id: input.order_id,
      currency_code: input.currency_code,
      movements: (payment.refunds ?? []).map(({ id, amount }) => ({
        kind: 'refund' as const,
        id,
        payment_id: input.payment_id,
        amount: Number(amount),
      })),
    })),
  })
})
