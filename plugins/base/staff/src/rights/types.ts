/** What may be done at the desk, and by whom; the shop says both in one table. */
import type { MedusaContainer } from '@medusajs/framework/types'

/** A kind of work, by the routes that do it: `GET /admin/orders/**`, `POST|DELETE /admin/lots/:id`, `* /admin/lots`. */
export type Right = {
  /** What it is, in a few Chinese words. */
  zh: string
  routes: readonly string[]
  /** The path ends in the person's own id; with another's id this right is needed. */
  others?: string
  /** Fields of the body that need another right: what is sent so is for everybody. */
  shared?: Readonly<Record<string, string>>
}

export type Role<Key extends string = string> = {
  /** Its name at the desk. */
  zh: string
  /** What who has it does, in a sentence. */
  says: string
  /** `*`: all there is, and whatever is added later. */
  rights: readonly Key[] | '*'
}

export type Rights<Key extends string = string> = {
  rights: Readonly<Record<Key, Right>>
  /** By the key of Medusa's role (`rbac_role.id`). */
  roles: Readonly<Record<string, Role<NoInfer<Key>>>>
  /** Whoever has one of these can hand out roles; the last one stays. */
  owner: string
  /** The role, without rights of its own, of those who have none yet. */
  none: string
  /** What everybody of the staff may do, with whatever role or none. */
  everybody: readonly NoInfer<Key>[]
  /** Relations, by the name `fields` asks for them with, that need a right of their own wherever they are asked for. */
  relations?: Readonly<Record<string, NoInfer<Key>>>
  /** What Medusa's search finds, and the right to see it; what is not named is found by nobody. */
  searched?: Readonly<Record<string, NoInfer<Key>>>
}

/** Types the table by its own keys: a role that names a right which is not there does not compile. */
export const rightsTable = <const Key extends string>(table: Rights<Key>): Rights<Key> => table

/** What an act is about, by the beginning of its path, and what of it is remembered before and after. */
export type Subject = {
  path: string
  zh: string
  entity: string
  fields: readonly string[]
  /** Reads it instead, where a query for `fields` would read much that is not kept. */
  read?: (container: MedusaContainer, ids: string[]) => Promise<{ id: string }[]>
  /** Where one is made by a POST, if not at its path without the id. */
  made_at?: string
}
