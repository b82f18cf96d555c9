import type { MedusaContainer } from '@medusajs/framework/types'
import { MedusaError, Modules } from '@medusajs/framework/utils'
import { amendStep } from '@shanzhen/workflow-kit/replace-step'
import { givenBackOf } from '../../pay/given-back'

type Promised = { order_id: string; additional_items?: { item_id: string }[] | null }

/**
 * Goods that an exchange or a claim promises are paid for by those that come back for them. Once they were paid back
 * themselves (called back, claimed), taking the promise off would leave the buyer with the old goods and the money.
 */
async function keepPaidBack(container: MedusaContainer, { order_id, additional_items }: Promised): Promise<void> {
  const lines = (additional_items ?? []).map(({ item_id }) => item_id)
  const [given] = await givenBackOf(container, order_id, lines)
  if (!given) return
  const message = `“${given.title}”已经退过款或正在售后，这次换货（补发）不能再取消；请等买家退回的商品`
  throw new MedusaError(MedusaError.Types.NOT_ALLOWED, message)
}

const relations = { relations: ['additional_items'] }

amendStep('cancel-exchange', 'validate-exchange', async (_, { container, input }) => {
  const { exchange_id } = input as { exchange_id: string }
  await keepPaidBack(
    container,
    (await container.resolve(Modules.ORDER).retrieveOrderExchange(exchange_id, relations)) as unknown as Promised,
  )
})

amendStep('cancel-claim', 'validate-claim', async (_, { container, input }) => {
  const { claim_id } = input as { claim_id: string }
  await keepPaidBack(
    container,
    (await container.resolve(Modules.ORDER).retrieveOrderClaim(claim_id, relations)) as unknown as Promised,
  )
})
