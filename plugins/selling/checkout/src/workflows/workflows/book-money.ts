import { PaymentEvents } from '@medusajs/framework/utils'
import { createWorkflow, transform, when } from '@medusajs/framework/workflows-sdk'
import { addOrderTransactionStep, emitEventStep } from '@medusajs/medusa/core-flows'

export type BookMoneyInput = {
  order_id: string
  currency_code: string
  /** Amounts are positive yuan, as Medusa keeps them. */
  movements: { kind: 'capture' | 'refund'; id: string; payment_id: string; amount: number }[]
}

/** Tells an order and everyone who listens what its payments did; what is booked already stays as it is. */
export const bookMoneyWorkflow = createWorkflow('checkout-book-money', (input: BookMoneyInput) => {
  addOrderTransactionStep(
    transform({ input }, ({ input }) =>
      input.movements.map(({ kind, id, amount }) => ({
        order_id: input.order_id,
        amount: kind === 'capture' ? Number(amount) : -Number(amount),
        currency_code: input.currency_code,
        reference: kind,
        reference_id: id,
      })),
    ),
  )
  when('money-went-back', { input }, ({ input }) => input.movements.some(({ kind }) => kind === 'refund')).then(() => {
    emitEventStep({
      eventName: PaymentEvents.REFUNDED,
      data: transform({ input }, ({ input }) =>
        paymentsOf(input.movements.filter(({ kind }) => kind === 'refund')).map((id) => ({ id })),
      ),
    })
  })
})

const paymentsOf = (movements: BookMoneyInput['movements']) => [
  ...new Set(movements.map(({ payment_id }) => payment_id)),
]
