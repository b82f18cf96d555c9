import type { Knex } from '@medusajs/framework/mikro-orm/knex'
import { generateEntityId } from '@medusajs/framework/utils'

export type NewMessage = {
  kind: string
  msgid: string | null
  errcode: number | null
  errmsg: string | null
  /** Since when whoever reads it had agreed to it. */
  agreed_at: Date
}
/** How messages of a kind went these days. */
export type MessageCount = {
  kind: string
  sent: number
  arrived: number
  lost: number
  refused: number
  last_refusal: string | null
}

export const addMessage = (knex: Knex, message: NewMessage) =>
  knex('wechat_message')
    .insert({ id: generateEntityId(undefined, 'wxmsg'), ...message })
    .onConflict('msgid')
    .ignore()
    .then(() => undefined)

/** What became of it; the first word counts. @returns false for one that is not ours or was told of before */
export async function endMessage(knex: Knex, msgid: string, outcome: string): Promise<boolean> {
  const ended = await knex('wechat_message')
    .where({ msgid })
    .whereNull('outcome')
    .update({ outcome, outcome_at: knex.fn.now() })
  return ended > 0
}

export async function countMessages(knex: Knex): Promise<MessageCount[]> {
  const { rows } = await knex.raw<{ rows: MessageCount[] }>(
    `select kind, count(msgid)::int as sent, (count(*) filter (where outcome = 'success'))::int as arrived,
      (count(*) filter (where outcome <> 'success'))::int as lost, (count(errcode))::int as refused,
      (array_agg(errcode || ' ' || errmsg order by sent_at desc) filter (where errcode is not null))[1] as last_refusal
      from wechat_message where sent_at > now() - interval '7 days' group by kind order by kind`,
  )
  return rows
}

export const forgetMessages = (knex: Knex) =>
  knex('wechat_message').where('sent_at', '<', knex.raw(`now() - interval '90 days'`)).del()
