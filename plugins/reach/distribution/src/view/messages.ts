/** 消息: what happened to a distributor without them, the newest first, and how much of it they have not seen. */
import type { MedusaContainer } from '@medusajs/framework/types'
import { ContainerRegistrationKeys } from '@medusajs/framework/utils'
import type { z } from '@medusajs/framework/zod'
import { PAYOUTS } from '@shanzhen/payouts/modules/payouts'
import { DISTRIBUTOR } from '../keys'
import { countSince, type FeedRow, readFeed } from '../messages/feed'
import type { Distributor } from '../modules/distributor/store/distributors'
import type { RuleScope } from '../modules/commission/types'
import type * as wire from '../wire/messages'
import { targetNames } from './commission'

const PAGE = 20
const MOST_UNREAD = 99
type Message = z.input<typeof wire.DistributorMessage>

/** @param after the last message of the page before, as its `cursor`; another is as none */
export async function messagesOf(
  container: MedusaContainer,
  { id, created_at }: Distributor,
  after: string | undefined,
): Promise<z.input<typeof wire.DistributorMessages>> {
  const knex = container.resolve(ContainerRegistrationKeys.PG_CONNECTION)
  const rows = await readFeed(knex, id, { take: PAGE + 1, after: cursorIn(after) })
  const page = rows.slice(0, PAGE)
  const last = page.at(-1)
  const targets = await targetNames(container, page.flatMap(ruleIn))
  return {
    messages: await Promise.all(page.map((row) => said(container, row, targets))),
    seen_at: (await container.resolve(DISTRIBUTOR).seenAt(id)) ?? created_at,
    next: rows.length > PAGE && last ? `${last.at.getTime()}_${last.id}` : null,
  }
}

export async function unreadOf(container: MedusaContainer, { id, created_at }: Distributor): Promise<number> {
  const knex = container.resolve(ContainerRegistrationKeys.PG_CONNECTION)
  const since = (await container.resolve(DISTRIBUTOR).seenAt(id)) ?? created_at
  return countSince(knex, id, since, MOST_UNREAD)
}

function cursorIn(typed: string | undefined) {
  const [, at, id] = /^(\d{1,15})_(.{1,120})$/.exec(typed ?? '') ?? []
  return at && id ? { at: new Date(Number(at)), id } : null
}

/** What a rule is for, where a row tells of one. */
function ruleIn({ kind, ref }: FeedRow) {
  const [scope, target_id] = ref?.split(':') ?? []
  return kind === 'rule' && target_id ? [{ scope: scope as RuleScope, target_id }] : []
}

/** Why a payout came back stands with the payout. */
async function said(container: MedusaContainer, row: FeedRow, targets: Map<string, string>): Promise<Message> {
  const { id, at, kind, about, amount_fen, ref, number } = row
  const payout = kind === 'back' && ref ? await container.resolve(PAYOUTS).find(ref) : null
  return {
    ...{ id, at, kind, about, amount_fen, reason: payout ? payout.state_reason : row.reason },
    ...{ order_id: kind === 'taken_back' ? ref : null, number },
    target: targets.get(ruleIn(row)[0]?.target_id ?? '') ?? null,
  }
}
