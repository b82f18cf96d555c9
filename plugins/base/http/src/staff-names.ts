import type { MedusaContainer } from '@medusajs/framework/types'
import { Modules } from '@medusajs/framework/utils'

/**
 * How colleagues know these people: by the name they gave, surname first, else by their mailbox.
 * @returns the name of an id; the id itself where nobody has it
 */
export async function staffNames(
  container: MedusaContainer,
  ids: (string | null | undefined)[],
): Promise<(id: string) => string> {
  const wanted = [...new Set(ids.flatMap((id) => id ?? []))]
  const users = wanted.length
    ? await container.resolve(Modules.USER).listUsers({ id: wanted }, { take: wanted.length })
    : []
  const names = new Map(
    users.map(({ id, first_name, last_name, email }) => [id, `${last_name ?? ''}${first_name ?? ''}` || email]),
  )
  return (id) => names.get(id) ?? id
}
