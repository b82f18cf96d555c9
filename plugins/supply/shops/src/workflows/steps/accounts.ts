import { createStep, StepResponse } from '@medusajs/framework/workflows-sdk'
import { SHOP } from '../../modules/shop'
import type { AccountVerdict } from '../../modules/shop/store/accounts'
import type { ApplicationFacts } from '../../types'

export type BringAccountInput = { shop_id: string; account: ApplicationFacts['account']; entered_by: string }
export type DecideAccountInput = { shop_id: string; account_id: string } & AccountVerdict

/** Nothing to undo: it waits for somebody else. @throws MedusaError invalid_data: in another name */
export const bringAccountStep = createStep('bring-shop-account', async (input: BringAccountInput, { container }) => {
  await container.resolve(SHOP).bringAccount(input.shop_id, input.account, input.entered_by)
  return new StepResponse(input.shop_id)
})

/** A verdict stands; another account follows. @throws MedusaError conflict, not_allowed (one's own shop) */
export const decideAccountStep = createStep('decide-shop-account', async (input: DecideAccountInput, { container }) => {
  const { shop_id, account_id, ...verdict } = input
  await container.resolve(SHOP).assertNotOwn(container, shop_id, verdict.decided_by)
  await container.resolve(SHOP).decideAccount(shop_id, account_id, verdict)
  return new StepResponse(shop_id)
})
