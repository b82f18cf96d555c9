import type { AuthenticatedMedusaRequest } from '@medusajs/framework/http'
import type { MedusaContainer } from '@medusajs/framework/types'
import { spokenName } from '@shanzhen/http/names'
import { STAFF } from '../modules/staff'

/** Somebody of the staff as they are now, whatever their token says. */
export type Person = { id: string; name: string; roles: string[]; key_id: string | null }
type Named = { email: string; first_name: string | null; last_name: string | null }
type Actor = Pick<AuthenticatedMedusaRequest['auth_context'], 'actor_id' | 'actor_type'>

/** For the record alone: who gave no name is known by their mailbox. */
export function nameOf({ email, first_name, last_name }: Named): string {
  return spokenName({ first_name, last_name }) || email
}

/** Who asks: a person, or the maker of a secret key; null where they are no longer of the staff. */
export async function personOf(container: MedusaContainer, { actor_id, actor_type }: Actor): Promise<Person | null> {
  const staff = container.resolve(STAFF)
  const is_key = actor_type === 'api-key'
  const id = is_key ? await staff.keyMaker(actor_id) : actor_id
  const user = id ? await staff.person(id) : null
  if (!user) return null
  // Everybody names themselves: who is called like a colleague is told apart by their mailbox.
  const name = user.has_namesake ? `${nameOf(user)}（${user.email}）` : nameOf(user)
  return { id: user.id, name, roles: user.roles, key_id: is_key ? actor_id : null }
}
