/** Rows of 活动 and their goods. */
import type { Knex } from '@medusajs/framework/mikro-orm/knex'
import { generateEntityId } from '@medusajs/framework/utils'
import { alreadyBegan, alreadyOver, campaignUnknown, handleTaken } from './said-to-staff'
import type { Campaign } from './state'

/** As exact as orders say when they were placed. */
const NOW = "date_trunc('milliseconds', now())"
const RUNS = 'starts_at <= now() and ends_at > now() and (ended_at is null or ended_at > now())'

/** `starts_at` null: now. */
type Content = Pick<Campaign, 'title' | 'words' | 'ends_at'> & { starts_at: Date | null; product_ids: string[] }
export type NewCampaign = Content & Pick<Campaign, 'handle' | 'made_by'>

/** @throws MedusaError conflict: another has its handle */
export async function makeCampaign(trx: Knex.Transaction, campaign: NewCampaign): Promise<string> {
  const { product_ids, starts_at, ...row } = campaign
  const id = generateEntityId(undefined, 'camp')
  const made = await trx('campaign')
    .insert({ id, ...row, starts_at: starts_at ?? trx.raw(NOW) })
    .onConflict('handle')
    .ignore()
    .returning('id')
  if (!made.length) throw handleTaken()
  await addGoods(trx, id, product_ids)
  return id
}

/** Before it begins. @throws MedusaError not_found, conflict */
export async function changeCampaign(trx: Knex.Transaction, id: string, content: Content): Promise<void> {
  const { product_ids, starts_at, ...row } = content
  const [found] = (await trx('campaign')
    .where({ id })
    .forUpdate()
    .select('id', trx.raw('(ended_at is null and starts_at > clock_timestamp()) as waits'))) as { waits: boolean }[]
  if (!found) throw campaignUnknown()
  if (!found.waits) throw alreadyBegan()
  await trx('campaign_good').where({ campaign_id: id }).whereNotIn('product_id', product_ids).delete()
  await addGoods(trx, id, product_ids)
  await trx('campaign')
    .where({ id })
    .update({ ...row, starts_at: starts_at ?? trx.raw(NOW) })
}

const addGoods = (trx: Knex.Transaction, campaign_id: string, product_ids: string[]) =>
  trx('campaign_good')
    .insert(product_ids.map((product_id) => ({ campaign_id, product_id })))
    .onConflict(['campaign_id', 'product_id'])
    .ignore()

/** From now on, for good. @throws MedusaError not_found, conflict where it is over */
export async function endCampaign(knex: Knex, id: string, by: string): Promise<void> {
  const changed = await knex('campaign')
    .where({ id })
    .whereNull('ended_at')
    .whereRaw('ends_at > now()')
    .update({ ended_at: knex.raw(NOW), ended_by: by })
  if (changed) return
  throw (await knex('campaign').where({ id }).first('id')) ? alreadyOver() : campaignUnknown()
}

/** The newest first. */
export async function listCampaigns(
  knex: Knex,
  { take, skip }: { take: number; skip: number },
): Promise<[Campaign[], number]> {
  const rows = (await knex('campaign')
    .orderBy([{ column: 'created_at', order: 'desc' }, 'id'])
    .limit(take)
    .offset(skip)) as Campaign[]
  const [{ count }] = await knex('campaign').count({ count: '*' })
  return [rows, Number(count)]
}

export const campaignsByIds = (knex: Knex, ids: string[]): Promise<Campaign[]> =>
  knex<Campaign>('campaign').whereIn('id', ids).select('*') as Promise<Campaign[]>

/** Of these, or all: what runs now; the first to end first. */
export async function runningNow(knex: Knex, handles?: string[]): Promise<Campaign[]> {
  const query = knex<Campaign>('campaign').whereRaw(RUNS).orderBy(['ends_at', 'id'])
  if (handles) query.whereIn('handle', handles)
  return (await query.select('*')) as Campaign[]
}

/** Running now or later. */
export const notOver = (knex: Knex): Promise<Campaign[]> =>
  knex<Campaign>('campaign')
    .whereNull('ended_at')
    .whereRaw('ends_at > now()')
    .orderBy(['starts_at', 'id'])
    .select('*') as Promise<Campaign[]>

/** By campaign its goods. */
export async function goodsOf(knex: Knex, campaign_ids: string[]): Promise<Map<string, string[]>> {
  const rows = await knex<{ campaign_id: string; product_id: string }>('campaign_good')
    .whereIn('campaign_id', campaign_ids)
    .orderBy(['campaign_id', 'product_id'])
    .select('campaign_id', 'product_id')
  const goods = new Map<string, string[]>()
  for (const { campaign_id, product_id } of rows)
    goods.set(campaign_id, [...(goods.get(campaign_id) ?? []), product_id])
  return goods
}

/** By good the campaigns it is or was in, whenever they run. */
export async function campaignsOf(knex: Knex, product_ids: string[]): Promise<Map<string, Campaign[]>> {
  const rows = (await knex('campaign_good')
    .join('campaign', 'campaign.id', 'campaign_good.campaign_id')
    .whereIn('product_id', product_ids)
    .orderBy('campaign.id')
    .select('campaign.*', 'campaign_good.product_id')) as (Campaign & { product_id: string })[]
  const campaigns = new Map<string, Campaign[]>()
  for (const { product_id, ...campaign } of rows)
    campaigns.set(product_id, [...(campaigns.get(product_id) ?? []), campaign])
  return campaigns
}
