import type { MedusaContainer } from '@medusajs/framework/types'
import { SETTLEMENT } from '../modules/settlement'
import { statementView } from './view'

/** A shop's statements, the newest first, by their number. */
export async function ownStatements(
  container: MedusaContainer,
  shop_id: string,
  { take, before }: { take: number; before?: number },
) {
  const [rows] = await container.resolve(SETTLEMENT).list({ shop_id, take: take + 1, before })
  const page = rows.slice(0, take)
  return { statements: page.map(statementView), next: rows.length > take ? (page.at(-1)?.seq ?? null) : null }
}
