/** What a browser brought with it as it left for WeChat is told to whoever wants to hear of it, once somebody is signed in. */
import type { MedusaContainer } from '@medusajs/framework/types'
import { ContainerRegistrationKeys } from '@medusajs/framework/utils'
import type { Arrivals } from '@shanzhen/ports/types'
import { WECHAT } from './modules/wechat'

type Came = { state: string; brought: string | null }

/** Once for a state. Nobody is kept from signing in by it: what fails is written to the log. */
export async function arrive(container: MedusaContainer, { state, brought }: Came, customer_id: string): Promise<void> {
  const wechat = container.resolve(WECHAT)
  if (!brought || !wechat.arrivals) return
  try {
    await container.resolve<Arrivals>(wechat.arrivals).arrived(container, { customer_id, brought })
    await wechat.forgetBrought(state)
  } catch (error) {
    const reason = (error as { message?: string } | null)?.message ?? 'unknown'
    container.resolve(ContainerRegistrationKeys.LOGGER).error(`wechat: nobody heard of an arrival: ${reason}`)
  }
}
