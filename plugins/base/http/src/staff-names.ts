import type { MedusaContainer } from '@medusajs/framework/types'
import { namesOf } from './names'

/** @returns the name of an id among those asked for; the id itself of any other */
export async function staffNames(
  container: MedusaContainer,
  ids: (string | null | undefined)[],
): Promise<(id: string) => string> {
  const names = await namesOf(container, ids)
  return (id) => names[id] ?? id
}
