/** What else than its own rows a route would show: relations asked for by `fields`, and Medusa's search over everything. */
import type StaffService from '../modules/staff/service'

type Query = Record<string, unknown>

const words = (said: unknown): string[] => [said ?? []].flat(5).flatMap((one) => String(one).split(','))

/**
 * Medusa follows every relation that `fields` names (`sales-channels?fields=*orders`), whatever the route is about.
 *
 * @returns the right that is missing for one of them
 */
export const hiddenRelation = (staff: StaffService, roles: string[], query: Query): string | null =>
  relationRights(staff, query).find((right) => !staff.mayDo(roles, right)) ?? null

/** Under which rights the relations stand that `query` follows. */
export function relationRights({ table }: StaffService, query: Query): string[] {
  const relations = table.relations ?? {}
  const parts = [...words(query.fields), ...words(query.order)].flatMap((field) =>
    field.replace(/[\s*+-]/g, '').split('.'),
  )
  return parts.flatMap((part) => (Object.hasOwn(relations, part) ? relations[part] : []))
}

/** The right that a body needs beside that of its route. */
export function sharedRight({ table }: StaffService, right: string, body: unknown): string | null {
  const shared = Object.entries(table.rights[right]?.shared ?? {})
  return shared.find(([field]) => Boolean((body as Query | undefined)?.[field]))?.[1] ?? null
}

/** Leaves of what is searched what the roles may see anyway; false where that is nothing. */
export function narrowSearch({ table, mayDo }: StaffService, roles: string[], query: Query): boolean {
  const shown = Object.entries(table.searched ?? {}).flatMap(([name, right]) => (mayDo(roles, right) ? name : []))
  const asked = words(query.entity)
    .map((name) => name.trim())
    .filter(Boolean)
  const left = asked.length ? asked.filter((name) => shown.includes(name)) : shown
  if (left.length) query.entity = left
  return left.length > 0
}
