/** The library as staff and those who share read it. */
import type { MedusaContainer } from '@medusajs/framework/types'
import { ContainerRegistrationKeys } from '@medusajs/framework/utils'
import type { z } from '@medusajs/framework/zod'
import { only } from '@shanzhen/http/contract'
import { namesOf } from '@shanzhen/http/names'
import { pageSaid } from '@shanzhen/http/page'
import { shelvesOf } from '@shanzhen/distribution/shelves'
import { MATERIAL } from '../keys'
import type { Material } from '../modules/material/store'
import { today } from '@shanzhen/http/fields'
import * as wire from '../wire'

type Page = { take: number; skip: number }

export async function listForStaff(
  container: MedusaContainer,
  page: Page,
): Promise<z.input<typeof wire.StaffMaterials>> {
  const [rows, count] = await container.resolve(MATERIAL).listMaterial({ shown: false, ...page })
  const [names, people] = await Promise.all([
    nameOf(container, rows),
    namesOf(
      container,
      rows.flatMap(({ added_by, withdrawn_by }) => [added_by, withdrawn_by]),
    ),
  ])
  const now = today()
  const { data: shelves } = await container.resolve(ContainerRegistrationKeys.QUERY).graph({
    entity: 'product_category',
    fields: ['id', 'name'],
    pagination: { order: { name: 'ASC' } },
  })
  return {
    materials: rows.map((row) => ({
      ...only(wire.StaffMaterial.omit({ of: true, state: true }), row),
      of: names.get(row.product_id ?? row.shelf_id ?? '') ?? null,
      state: row.withdrawn_at ? 'withdrawn' : row.rights_until && row.rights_until < now ? 'expired' : 'shown',
    })),
    ...{ names: people, shelves: shelves as { id: string; name: string }[] },
    ...pageSaid(count, page),
  }
}

/** @param product_id only what suits this good */
export async function listForSharing(
  container: MedusaContainer,
  product_id: string | undefined,
  page: Page,
): Promise<z.input<typeof wire.Materials>> {
  const material = container.resolve(MATERIAL)
  const shelf_ids = product_id ? ((await shelvesOf(container, [product_id])).get(product_id) ?? []) : []
  const of = product_id ? { product_id, shelf_ids } : undefined
  const [[rows, count], ids] = await Promise.all([
    material.listMaterial({ shown: true, of, ...page }),
    material.goodsWithMaterial(),
  ])
  const names = await nameOf(container, [...rows, ...ids.map((id) => ({ product_id: id, shelf_id: null }))])
  return {
    materials: rows.map((row) => ({
      ...only(wire.Material.omit({ of: true }), row),
      of: names.get(row.product_id ?? row.shelf_id ?? '') ?? null,
    })),
    goods: ids.flatMap((id) => {
      const title = names.get(id)
      return title ? [{ id, title }] : []
    }),
    ...pageSaid(count, page),
  }
}

async function nameOf(
  container: MedusaContainer,
  rows: Pick<Material, 'product_id' | 'shelf_id'>[],
): Promise<Map<string, string>> {
  const query = container.resolve(ContainerRegistrationKeys.QUERY)
  const ids = (key: 'product_id' | 'shelf_id') => [...new Set(rows.flatMap((row) => row[key] ?? []))]
  const [goods, shelves] = [ids('product_id'), ids('shelf_id')]
  const [products, categories] = await Promise.all([
    goods.length ? query.graph({ entity: 'product', fields: ['id', 'title'], filters: { id: goods } }) : { data: [] },
    shelves.length
      ? query.graph({ entity: 'product_category', fields: ['id', 'name'], filters: { id: shelves } })
      : { data: [] },
  ])
  return new Map([
    ...products.data.map(({ id, title }) => [id, title] as const),
    ...categories.data.map(({ id, name }) => [id, name] as const),
  ])
}
