/** 消息: what happened to a distributor without them, the newest first, and how much of it they have not seen. */
import type { MedusaContainer } from '@medusajs/framework/types'
import { ContainerRegistrationKeys } from '@medusajs/framework/utils'
import type { z } from '@medusajs/framework/zod'
import type { DistributorNews } from '@shanzhen/ports/types'
import { DISTRIBUTOR } from '../keys'
import { countSteps, readSteps, type StepRow } from '../messages/feed'
import type { Distributor } from '../modules/distributor/store/distributors'
import type * as wire from '../wire/messages'

const PAGE = 20
const MOST_UNREAD = 99
type Message = z.input<typeof wire.DistributorMessage> & { at: Date }

/**
 * What stands here beside what those tell who keep the rest.
 * @param after the last message of the page before, as its `cursor`; another is as none
 */
export async function messagesOf(
  container: MedusaContainer,
  own: Distributor,
  after: string | undefined,
): Promise<z.input<typeof wire.DistributorMessages>> {
  const page = { take: PAGE + 1, after: cursorIn(after) }
  const [steps, ...news] = await Promise.all([
    readSteps(container.resolve(ContainerRegistrationKeys.PG_CONNECTION), own.id, page),
    ...tellers(container).map((teller) => teller.newsOf(container, own, page)),
  ])
  const rows = [...steps.map(messageOf), ...news.flat()].sort(newestFirst)
  const messages = rows.slice(0, PAGE)
  const last = messages.at(-1)
  return {
    messages,
    seen_at: (await container.resolve(DISTRIBUTOR).seenAt(own.id)) ?? own.created_at,
    next: rows.length > PAGE && last ? `${last.at.getTime()}_${last.id}` : null,
  }
}

export async function unreadOf(container: MedusaContainer, own: Distributor): Promise<number> {
  const since = (await container.resolve(DISTRIBUTOR).seenAt(own.id)) ?? own.created_at
  const counts = await Promise.all([
    countSteps(container.resolve(ContainerRegistrationKeys.PG_CONNECTION), own.id, since, MOST_UNREAD),
    ...tellers(container).map((teller) => teller.countNews(own, since, MOST_UNREAD)),
  ])
  return Math.min(
    MOST_UNREAD,
    counts.reduce((sum, count) => sum + count, 0),
  )
}

const tellers = (container: MedusaContainer): DistributorNews[] =>
  container.resolve(DISTRIBUTOR).news.map((key) => container.resolve<DistributorNews>(key))

function cursorIn(typed: string | undefined) {
  const [, at, id] = /^(\d{1,15})_(.{1,120})$/.exec(typed ?? '') ?? []
  return at && id ? { at: new Date(Number(at)), id } : null
}

const messageOf = ({ id, at, about, reason }: StepRow): Message => ({
  ...{ id, at, kind: 'state', about, reason },
  ...{ amount_fen: null, order_id: null, target: null, number: null },
})

/** Rows of one kind come in the database's order, which the next page goes on by. */
const newestFirst = (a: Message, b: Message): number =>
  b.at.getTime() - a.at.getTime() || (a.kind === b.kind ? 0 : a.id < b.id ? 1 : -1)
