import { ContainerRegistrationKeys } from '@medusajs/framework/utils'
import { joinGuestOrders } from '@shanzhen/checkout/view/join-guest-orders'
import { signInByCodeWorkflow } from '@shanzhen/one-time-code/workflows'

/** What was bought as a guest joins the account as its address is proved. Whoever signs in gets in, whatever becomes of it. */
signInByCodeWorkflow.hooks.customerProved(async ({ customer_id, address }, { container }) => {
  await joinGuestOrders(container, customer_id, address).catch((error: Error) =>
    container.resolve(ContainerRegistrationKeys.LOGGER).error(`guest orders did not join: ${error.message}`),
  )
})
