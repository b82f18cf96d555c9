import type { MedusaContainer } from '@medusajs/framework/types'
import { ContainerRegistrationKeys, Modules } from '@medusajs/framework/utils'
import { createStep, StepResponse } from '@medusajs/framework/workflows-sdk'

type Input = { order_id: string; amount: number; currency_code: string }

const linkOf = (orderId: string, collectionId: string) => ({
  [Modules.ORDER]: { order_id: orderId },
  [Modules.PAYMENT]: { payment_collection_id: collectionId },
})

/** Where the order's money will be counted; an order that costs nothing needs none. */
export async function openPaymentCollection(container: MedusaContainer, input: Input): Promise<string> {
  const { order_id, amount, currency_code } = input
  const collection = await container.resolve(Modules.PAYMENT).createPaymentCollections({ currency_code, amount })
  await container.resolve(ContainerRegistrationKeys.LINK).create(linkOf(order_id, collection.id))
  return collection.id
}

export const openPaymentCollectionStep = createStep(
  'open-payment-collection',
  async (input: Input, { container }) => {
    if (input.amount <= 0) return new StepResponse<null, null>(null, null)
    const id = await openPaymentCollection(container, input)
    return new StepResponse(id, { order_id: input.order_id, id })
  },
  async (opened, { container }) => {
    if (!opened) return
    await container.resolve(ContainerRegistrationKeys.LINK).dismiss(linkOf(opened.order_id, opened.id))
    await container.resolve(Modules.PAYMENT).deletePaymentCollections([opened.id])
  },
)
