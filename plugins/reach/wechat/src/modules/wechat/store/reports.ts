import type { Knex } from '@medusajs/framework/mikro-orm/knex'
import { generateEntityId } from '@medusajs/framework/utils'
import type { Refusal } from '../../../lib/client'

export type ReportState = 'waiting' | 'sent' | 'refused' | 'void'
export type DueReport = { id: string; order_id: string; transaction_id: string; openid: string; tries: number }
export type RefusedReport = {
  id: string
  order_id: string
  tries: number
  errcode: number | null
  errmsg: string | null
  tried_at: Date | null
}

/** A minute after the first, then ever later. */
const LATER = `make_interval(mins => least(360, power(3, tries)::int))`
/** Nobody else takes it meanwhile; longer than sending takes. */
const TAKEN = `interval '2 minutes'`

/** Once for each payment; what was void because the order was unpacked waits again. */
export async function addReports(
  knex: Knex,
  order_id: string,
  payments: { transaction_id: string; openid: string }[],
): Promise<void> {
  for (const payment of payments)
    await knex.raw(
      `insert into wechat_shipping_report as r (id, order_id, transaction_id, openid)
          values (:id, :order_id, :transaction_id, :openid)
        on conflict (transaction_id) do update set state = 'waiting', tries = 0, due_at = now() where r.state = 'void'`,
      { id: generateEntityId(undefined, 'wxship'), order_id, ...payment },
    )
}

export async function claimReports(knex: Knex, count: number): Promise<DueReport[]> {
  const { rows } = await knex.raw<{ rows: DueReport[] }>(
    `update wechat_shipping_report set tries = tries + 1, tried_at = now(), due_at = now() + ${TAKEN}
      where id in (select id from wechat_shipping_report where state = 'waiting' and due_at <= now()
        order by due_at limit ? for update skip locked)
      returning id, order_id, transaction_id, openid, tries`,
    [count],
  )
  return rows
}

export async function endReport(knex: Knex, id: string, state: ReportState, said: Refusal | null): Promise<void> {
  await knex('wechat_shipping_report')
    .where({ id, state: 'waiting' })
    .update({
      state,
      errcode: said?.errcode ?? null,
      errmsg: said?.errmsg ?? null,
      due_at: knex.raw(`now() + ${LATER}`),
      ...(state === 'sent' ? { sent_at: knex.fn.now() } : {}),
    })
}

/** @returns false for one that is not refused: a colleague was faster */
export async function retryReport(knex: Knex, id: string): Promise<boolean> {
  const changed = await knex('wechat_shipping_report')
    .where({ id, state: 'refused' })
    .update({ state: 'waiting', tries: 0, due_at: knex.fn.now() })
  return changed > 0
}

export async function countRefused(knex: Knex): Promise<number> {
  const [{ count }] = await knex('wechat_shipping_report').where({ state: 'refused' }).count<{ count: string }[]>('id')
  return Number(count)
}

const SHOWN = 100

export async function reportsNow(knex: Knex): Promise<{ waiting: number; refused: RefusedReport[] }> {
  const [{ count }] = await knex('wechat_shipping_report').where({ state: 'waiting' }).count<{ count: string }[]>('id')
  const refused = await knex('wechat_shipping_report')
    .where({ state: 'refused' })
    .orderBy('tried_at', 'desc')
    .limit(SHOWN)
    .select<RefusedReport[]>('id', 'order_id', 'tries', 'errcode', 'errmsg', 'tried_at')
  return { waiting: Number(count), refused }
}
