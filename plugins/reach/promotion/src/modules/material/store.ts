/** Rows of 素材: in force while nobody took them down and their rights last, the last day included. */
import type { Knex } from '@medusajs/framework/mikro-orm/knex'
import { generateEntityId } from '@medusajs/framework/utils'
import { materialUnknown } from './errors'
import { alreadyWithdrawn } from './said-to-staff'

export type MaterialKind = 'picture' | 'text' | 'film'
export type Material = {
  id: string
  kind: MaterialKind
  title: string
  /** The text itself, or what may be said with the picture. */
  words: string | null
  file_id: string | null
  mime: string | null
  size_bytes: number | null
  sha256: string | null
  maker: string
  licence: string
  /** `YYYY-MM-DD`, the last day; null: for good. */
  rights_until: string | null
  product_id: string | null
  shelf_id: string | null
  added_by: string
  created_at: Date
  withdrawn_at: Date | null
  withdrawn_by: string | null
  withdraw_reason: string | null
}
export type NewMaterial = Omit<Material, 'id' | 'created_at' | 'withdrawn_at' | 'withdrawn_by' | 'withdraw_reason'>
type Page = { take: number; skip: number }
export type Of = { product_id: string; shelf_ids: string[] }

const IN_FORCE = `withdrawn_at is null
  and (rights_until is null or rights_until >= (now() at time zone 'Asia/Shanghai')::date)`
const columns = (knex: Knex) => [
  ...(['id', 'kind', 'title', 'words', 'file_id', 'mime', 'size_bytes', 'sha256', 'maker', 'licence'] as const),
  knex.raw("to_char(rights_until, 'YYYY-MM-DD') as rights_until"),
  ...(['product_id', 'shelf_id', 'added_by', 'created_at', 'withdrawn_at', 'withdrawn_by', 'withdraw_reason'] as const),
]

export async function addMaterial(knex: Knex, material: NewMaterial): Promise<string> {
  const id = generateEntityId(undefined, 'mat')
  await knex('material').insert({ id, ...material })
  return id
}

/** @throws MedusaError not_found, conflict where it was taken down before */
export async function withdraw(knex: Knex, { id, ...by }: { id: string; by: string; reason: string }): Promise<void> {
  const changed = await knex('material')
    .where({ id })
    .whereNull('withdrawn_at')
    .update({ withdrawn_at: knex.fn.now(), withdrawn_by: by.by, withdraw_reason: by.reason })
  if (changed) return
  throw (await knex('material').where({ id }).first('id')) ? alreadyWithdrawn() : materialUnknown()
}

/** null where there is none, or where `shown` and it is not in force. */
export async function findMaterial(knex: Knex, id: string, shown: boolean): Promise<Material | null> {
  const query = knex('material').where({ id }).select(columns(knex))
  if (shown) query.whereRaw(IN_FORCE)
  return ((await query)[0] as Material | undefined) ?? null
}

/** The newest first. @param of what is of this good, of its shelves, or of nothing in particular */
export async function listMaterial(
  knex: Knex,
  { shown, of, take, skip }: Page & { shown: boolean; of?: Of },
): Promise<[Material[], number]> {
  const query = knex('material')
  if (shown) query.whereRaw(IN_FORCE)
  if (of) {
    query.where(
      (q) => void q.where({ product_id: of.product_id }).orWhereIn('shelf_id', of.shelf_ids).orWhereRaw(FOR_ALL),
    )
  }
  const [{ count }] = await query.clone().count({ count: '*' })
  const rows = await query
    .orderBy([{ column: 'created_at', order: 'desc' }, 'id'])
    .limit(take)
    .offset(skip)
    .select(columns(knex))
  return [rows as Material[], Number(count)]
}
const FOR_ALL = 'product_id is null and shelf_id is null'

/** Goods of which there is something in force. */
export const goodsWithMaterial = (knex: Knex): Promise<string[]> =>
  knex('material').whereRaw(IN_FORCE).whereNotNull('product_id').distinct('product_id').pluck('product_id')
