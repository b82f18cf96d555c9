/** Sends what is due to shops' systems, and writes down how it went. Safe to run by several at once. */
import { setTimeout } from 'node:timers/promises'
import type { MedusaContainer } from '@medusajs/framework/types'
import { ContainerRegistrationKeys } from '@medusajs/framework/utils'
import { sendOnce } from '@shanzhen/messages/send-once'
import { SHOP } from '@shanzhen/shops/modules/shop'
import { WEBHOOK } from './modules/webhook'
import { post, type Answer } from './send/post'
import { nextTry, OFF_AFTER_MS, retryAfterMs } from './send/retries'
import { signedHeaders } from './send/sign'
import type { DueDelivery, EndpointRow } from './types'

const AT_ONCE = 48
/** Of one endpoint, and of all of a shop's, by each process, so that slow ones keep nobody waiting but themselves. */
const WELL = { each: 3, each_shop: 6, all: AT_ONCE }
/** The same of those that failed the last time, and all such together: the others always find room. */
const FAILING = { each: 1, each_shop: 3, all: 24 }
/** Longer than a try may take. */
const LEASE_MS = 60_000

/** What this process sends now, and where to: the minute's job and first tries keep to the same limits together. */
const running = new Map<Promise<void>, EndpointRow>()
let claiming: Promise<unknown> = Promise.resolve()

/** @param for_ms nothing new is begun after that, and what is still on its way is not waited for @param shop_id of one shop alone. @returns how many were tried */
export async function deliverDue(
  container: MedusaContainer,
  { for_ms = 50_000, shop_id }: { for_ms?: number; shop_id?: string } = {},
): Promise<number> {
  const until = performance.now() + for_ms
  const over = setTimeout(for_ms, undefined, { ref: false })
  const ofMine = () => [...running].filter(([, of]) => !shop_id || of.shop_id === shop_id).map(([going]) => going)
  let tried = 0
  while (performance.now() < until) {
    // Looked at before the claim: what ends during it wakes us at once.
    const before = ofMine()
    const begun = await begin(container, shop_id)
    tried += begun
    if (!begun && !before.length) return tried
    await Promise.race([...before, ...ofMine(), over])
  }
  return tried
}

/** One claim after the other, so that each sees what those before it took. @returns how many are on their way now */
function begin(container: MedusaContainer, shop_id?: string): Promise<number> {
  const turn = claiming.then(async () => {
    const take = AT_ONCE - running.size
    if (take <= 0) return 0
    const under_way = [...running.values()].map(({ id, shop_id: shop, failing_since }) => ({
      ...{ endpoint_id: id, shop_id: shop, failing: failing_since !== null },
    }))
    const limits = { well: WELL, failing: FAILING }
    const asked = { limits, take, lease_ms: LEASE_MS, under_way, shop_id: shop_id ?? null }
    const due = await container.resolve(WEBHOOK).claimDue(asked)
    for (const delivery of due) {
      const going = safely(container, delivery).finally(() => running.delete(going))
      running.set(going, delivery.endpoint)
    }
    return due.length
  })
  claiming = turn.catch(() => undefined)
  return turn
}

/** One, now: a ping, or one that somebody wants again; not where it is being sent anyway. */
export async function deliverOne(container: MedusaContainer, id: string): Promise<void> {
  const due = await container.resolve(WEBHOOK).claimOne(id, LEASE_MS)
  if (due) await safely(container, due)
}

/** What goes wrong with one on our side ends no other: its lease runs out, and it is tried again. */
async function safely(container: MedusaContainer, delivery: DueDelivery): Promise<void> {
  try {
    await deliver(container, delivery)
  } catch (error) {
    const logger = container.resolve(ContainerRegistrationKeys.LOGGER)
    logger.error(`shop-webhooks: ${delivery.id} could not be sent: ${String((error as Partial<Error>)?.message)}`)
  }
}

async function deliver(container: MedusaContainer, delivery: DueDelivery): Promise<void> {
  const webhooks = container.resolve(WEBHOOK)
  const { endpoint, event_id, payload, attempts } = delivery
  const body = JSON.stringify(payload)
  const now = new Date()
  const headers = signedHeaders(event_id, now, body, await secretsOf(container, endpoint))
  const answer = await post(new URL(endpoint.url), { body, headers, anyAddress: webhooks.anyAddress })
  const done = answer.status !== null && answer.status >= 200 && answer.status < 300
  const said = { last_status: answer.status, last_said: answer.said || null }
  if (done) {
    await webhooks.endTry(delivery.id, { state: 'done', ...said })
    if (endpoint.failing_since) await webhooks.watchEndpoint(endpoint.id, { failing_since: null })
    return
  }
  const due_at = nextTry(attempts, new Date(), waitOf(answer))
  await webhooks.endTry(delivery.id, due_at ? { state: 'waiting', due_at, ...said } : { state: 'failed', ...said })
  await watch(container, endpoint, answer)
}

const waitOf = ({ status, retry_after }: Answer): number =>
  status === 429 || status === 503 ? retryAfterMs(retry_after, new Date()) : 0

async function secretsOf(container: MedusaContainer, endpoint: EndpointRow): Promise<string[]> {
  const { shop_id, secret_sealed, old_secret_sealed, old_until } = endpoint
  const sealed = [
    secret_sealed,
    ...(old_secret_sealed && old_until && old_until > new Date() ? [old_secret_sealed] : []),
  ]
  const shops = container.resolve(SHOP)
  return sealed.map((one) => shops.openSecret(shop_id, one))
}

/** An endpoint that says it is gone, or has failed for days, is turned off; what comes is kept for it. */
async function watch(container: MedusaContainer, endpoint: EndpointRow, { status }: Answer): Promise<void> {
  const webhooks = container.resolve(WEBHOOK)
  const failing_since = endpoint.failing_since ?? new Date()
  const gone = status === 410
  const long = Date.now() - new Date(failing_since).getTime() >= OFF_AFTER_MS
  if (!gone && !long) {
    if (!endpoint.failing_since) await webhooks.watchEndpoint(endpoint.id, { failing_since })
    return
  }
  const off_reason = gone ? '对方答复 410，表示不再接收' : '连续 5 天没有送达'
  // Of several that come back at once one turns it off, and tells.
  if (!(await webhooks.watchEndpoint(endpoint.id, { state: 'off', off_reason, failing_since }))) return
  const shops = container.resolve(SHOP)
  const { name } = await shops.retrieveShop(endpoint.shop_id)
  const owners = await shops.ownersToTell(endpoint.shop_id)
  // Turned on and off again on one day it is told once.
  const day = new Date().toLocaleDateString('sv-SE', { timeZone: 'Asia/Shanghai' })
  for (const { phone } of owners)
    await sendOnce(container, {
      ...{ to: phone, channel: 'sms', template: 'shop-webhook-off' },
      resource_id: `${endpoint.id}:${day}`,
      subject: '推送地址已停用',
      text: `小店“${name}”的推送地址 ${new URL(endpoint.url).host} 已停用：${off_reason}。期间的消息留着，启用后可以补发。`,
    })
}
