import type { Knex } from '@medusajs/framework/mikro-orm/knex'

export type User = {
  id: string
  email: string
  first_name: string | null
  last_name: string | null
  roles: string[]
  /** Somebody else is or was called so too, in whatever order, or has that as their mailbox. */
  has_namesake: boolean
}

const said = (...names: string[]) => `lower(regexp_replace(concat(${names.join(', ')}), '\\s', '', 'g'))`

/** Somebody of the staff with their roles as they are now, by one statement: every request of the desk asks. */
export async function readPerson(knex: Knex, id: string): Promise<User | null> {
  const { rows } = await knex.raw<{ rows: User[] }>(
    `select u.id, u.email, u.first_name, u.last_name,
      array(select r.rbac_role_id from user_rbac_role r where r.user_id = u.id and r.deleted_at is null order by 1) as roles,
      exists (select 1 from "user" o where o.id <> u.id and ${said('u.first_name', 'u.last_name')} <> ''
        and array[${said('u.first_name', 'u.last_name')}, ${said('u.last_name', 'u.first_name')}]
          && array[${said('o.first_name', 'o.last_name')}, ${said('o.last_name', 'o.first_name')}, ${said('o.email')}]) as has_namesake
     from "user" u where u.id = ? and u.deleted_at is null`,
    [id],
  )
  return rows[0] ?? null
}

/** Who made a secret key that still opens something. */
export async function keyMaker(knex: Knex, key_id: string): Promise<string | null> {
  const { rows } = await knex.raw<{ rows: { created_by: string }[] }>(
    `select created_by from api_key where id = ? and deleted_at is null`,
    [key_id],
  )
  return rows[0]?.created_by || null
}
