/** What of an order went with one parcel and what is still to come; nothing to say where one parcel holds it all. */
import type { MedusaContainer } from '@medusajs/framework/types'
import { ContainerRegistrationKeys } from '@medusajs/framework/utils'
import type { StoppedLines } from '@shanzhen/ports/types'
import { MESSAGES_MODULE } from './modules/messages'
import { isEnglish } from './texts'

type Line = {
  id: string
  title: string
  product_title?: string | null
  quantity: number
  metadata?: Record<string, unknown> | null
  detail?: { shipped_quantity?: number | null } | null
}

type Order = {
  locale?: string | null
  metadata?: Record<string, unknown> | null
  items?: Line[]
  fulfillments?: { shipped_at: Date | string | null; canceled_at: Date | string | null }[]
}

/** Names are as the buyer reads them; `follow` counts pieces of a line that left in part. */
export async function contentsOf(
  container: MedusaContainer,
  order_id: string,
  packed: string[],
): Promise<{ holds?: string[]; follow?: string[] }> {
  const query = container.resolve(ContainerRegistrationKeys.QUERY)
  const { data } = await query.graph({
    entity: 'order',
    fields: ['metadata', 'locale', 'fulfillments.shipped_at', 'fulfillments.canceled_at', 'items.*', 'items.detail.*'],
    filters: { id: order_id },
  })
  const order = data[0] as unknown as Order | undefined
  const lines = order?.items ?? []
  const written = order?.metadata?.locale ?? order?.locale
  const english = isEnglish(typeof written === 'string' ? written : undefined)
  const waiting = lines.filter((line) => left(line) > 0)
  const stopped = await stoppedOf(container, waiting)
  const follow = waiting.filter(({ id }) => !stopped.has(id))
  const gone = (order?.fulfillments ?? []).filter(({ shipped_at, canceled_at }) => shipped_at && !canceled_at)
  if (!follow.length && gone.length < 2) return {}
  return {
    holds: lines.filter(({ id }) => packed.includes(id)).map((line) => nameOf(line, english)),
    follow: follow.map((line) => nameOf(line, english) + (left(line) < line.quantity ? ` × ${left(line)}` : '')),
  }
}

const left = ({ quantity, detail }: Line): number => Number(quantity) - Number(detail?.shipped_quantity ?? 0)

function nameOf({ title, product_title, metadata }: Line, english: boolean): string {
  const { title_en } = metadata ?? {}
  return english && typeof title_en === 'string' && title_en ? title_en : product_title || title
}

async function stoppedOf(container: MedusaContainer, lines: Line[]): Promise<Set<string>> {
  const { stopped } = container.resolve(MESSAGES_MODULE)
  if (!stopped || !lines.length) return new Set()
  return new Set(await container.resolve<StoppedLines>(stopped).linesPaidBack(lines.map(({ id }) => id)))
}
