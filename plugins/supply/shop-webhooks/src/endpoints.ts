/** What an owner does with the addresses of their shop's system. */
import type { MedusaContainer } from '@medusajs/framework/types'
import { SHOP } from '@shanzhen/shops/modules/shop'
import { deliverOne } from './deliver'
import { WEBHOOK } from './modules/webhook'
import { deliveryUnknown, isOff } from './modules/webhook/errors'
import { checkUrl } from './send/public-address'
import { newSecret } from './send/sign'
import type { EndpointRow, Mode, WebhookEvent } from './types'

const OLD_MS = 24 * 3_600_000
type Own = { id: string; shop_id: string }
type Made = { endpoint: EndpointRow; secret: string }

/** @throws MedusaError invalid_data (no address that may be), not_allowed (too many) */
export async function make(
  container: MedusaContainer,
  asked: { shop_id: string; by: string; url: string; events: WebhookEvent[]; mode: Mode },
): Promise<Made> {
  const webhooks = container.resolve(WEBHOOK)
  const { by: made_by, ...endpoint } = asked
  const { href: url } = checkUrl(asked.url, webhooks.anyAddress)
  const secret = newSecret()
  const secret_sealed = container.resolve(SHOP).closeSecret(asked.shop_id, secret)
  return { endpoint: await webhooks.addEndpoint({ ...endpoint, url, secret_sealed, made_by }), secret }
}

/** Turned on again, what was kept meanwhile goes out. @throws MedusaError not_found, invalid_data */
export function change(
  container: MedusaContainer,
  own: Own,
  { url, events, state }: { url?: string; events?: WebhookEvent[]; state?: 'on' | 'off' },
): Promise<EndpointRow> {
  const webhooks = container.resolve(WEBHOOK)
  return webhooks.changeEndpoint(own, {
    ...(url !== undefined && { url: checkUrl(url, webhooks.anyAddress).href }),
    ...(events && { events }),
    ...(state && { state, off_reason: null, failing_since: null }),
  })
}

/** The one before signs beside the new one for a day. */
export async function rotate(container: MedusaContainer, own: Own): Promise<Made> {
  const webhooks = container.resolve(WEBHOOK)
  const { secret_sealed: old_secret_sealed } = await webhooks.endpointOf(own)
  const secret = newSecret()
  const endpoint = await webhooks.changeEndpoint(own, {
    secret_sealed: container.resolve(SHOP).closeSecret(own.shop_id, secret),
    ...{ old_secret_sealed, old_until: new Date(Date.now() + OLD_MS) },
  })
  return { endpoint, secret }
}

export async function remove(container: MedusaContainer, own: Own): Promise<void> {
  await container.resolve(WEBHOOK).changeEndpoint(own, { state: 'off', deleted_at: new Date() })
}

async function logged(container: MedusaContainer, endpoint_id: string, id: string) {
  const row = await container.resolve(WEBHOOK).deliveryOf(endpoint_id, id)
  if (!row) throw deliveryUnknown()
  return row
}

/** Sent at once, so that whoever sets it up sees what comes back. @throws MedusaError not_found, conflict (turned off) */
export async function ping(container: MedusaContainer, own: Own) {
  const webhooks = container.resolve(WEBHOOK)
  const endpoint = await webhooks.endpointOf(own)
  if (endpoint.state === 'off') throw isOff()
  const id = await webhooks.ping(endpoint)
  await deliverOne(container, id)
  return logged(container, own.id, id)
}

/** @throws MedusaError not_found, conflict (turned off) */
export async function replay(container: MedusaContainer, own: Own, id: string) {
  const webhooks = container.resolve(WEBHOOK)
  const endpoint = await webhooks.endpointOf(own)
  if (endpoint.state === 'off') throw isOff()
  await webhooks.replayOne(own.id, id)
  await deliverOne(container, id)
  return logged(container, own.id, id)
}
