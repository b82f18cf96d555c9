/** Distributors for tests: shoppers who signed in, applied and were approved, with their links and clicks. */
import { createHmac, randomBytes } from 'node:crypto'
import type { MedusaContainer } from '@medusajs/framework/types'
import { ContainerRegistrationKeys } from '@medusajs/framework/utils'

const SECRET = 'share-link-secret-of-the-test'

/** What the storefront signs into a browser's cookie as it follows a link. */
export function clickOf(link_code: string, at: Date = new Date(), secret = SECRET): string {
  const second = Math.floor(at.getTime() / 1000).toString(36)
  const text = `1.${randomBytes(16).toString('base64url')}.${link_code}.${second}`
  const signature = createHmac('sha256', secret).update(`share-click.${text}`).digest().subarray(0, 16)
  return `${text}.${signature.toString('base64url')}`
}

let numbers = 2
/** 证件号码 after the one of the standard’s examples, another for each. */
function nextNumber(): string {
  const first = `11010519491231${String(++numbers).padStart(3, '0')}`
  const weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2]
  return first + '10X98765432'[weights.reduce((sum, weight, at) => sum + weight * Number(first[at]), 0) % 11]
}

/** An active distributor of this account, as though approved a month ago. @returns id and 推荐码 */
export async function openDistributor(container: MedusaContainer, customer_id: string, shown_name = '秦岭老李') {
  const distributors = container.resolve('distributor')
  const application = { customer_id, name: '李山', shown_name, village: null, agreement_version: '2026-11-29' }
  const id = await distributors.apply(application)
  await distributors.decide({ id, act: 'approve', reason: null, by: 'user_test', seen_at: null })
  const { code } = (await distributors.distributorOf(id)) ?? { code: '' }
  await distributors.setIdentity({ distributor_id: id, kind: 'id_card', number: nextNumber(), entered_by: customer_id })
  await actsBefore(container, id, 40)
  return { id, code, customer_id }
}

/** All that was decided of them was decided so many days earlier. */
export async function actsBefore(container: MedusaContainer, id: string, days: number): Promise<void> {
  const knex = container.resolve(ContainerRegistrationKeys.PG_CONNECTION)
  await knex.raw('alter table distributor_act disable trigger user')
  await knex.raw(
    `update distributor_act set created_at = created_at - make_interval(days => ?) where distributor_id = ?`,
    [days, id],
  )
  await knex.raw('alter table distributor_act enable trigger user')
}
