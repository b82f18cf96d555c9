import type { MedusaContainer } from '@medusajs/framework/types'
import type { BillChannel } from '@shanzhen/ports/types'
import { RECONCILIATION } from '../modules/reconciliation'
import { noChannel } from '../modules/reconciliation/errors'
import type { ChannelOptions } from '../options'

/** The channels of the configuration that are open in this shop. */
export const openChannels = (container: MedusaContainer): ChannelOptions[] =>
  container.resolve(RECONCILIATION).channels.filter(({ key }) => adapterOf(container, key).connected)

/** @throws MedusaError not_found for a channel that is not configured or has no keys here */
export function connect(container: MedusaContainer, key: string): { channel: ChannelOptions; adapter: BillChannel } {
  const channel = container.resolve(RECONCILIATION).channel(key)
  const adapter = adapterOf(container, key)
  if (!adapter.connected) throw noChannel()
  return { channel, adapter }
}

const adapterOf = (container: MedusaContainer, key: string) => container.resolve<BillChannel>(key)
