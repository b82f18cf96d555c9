/** By whose doing an order is (分销): asked before it is written, kept with its writing. */
import type { Knex } from '@medusajs/framework/mikro-orm/knex'
import type { MedusaContainer } from '@medusajs/framework/types'
import type { Attribution, Attributions } from '@shanzhen/ports/types'
import { referralRefused } from '../lib/refusal'
import { CHECKOUT } from '../modules/checkout'
import type { Buyer } from '../quote/build-quote'
import type { PlaceBody } from '../wire'

function keeperOf(container: MedusaContainer): Attributions | null {
  const { attributions } = container.resolve(CHECKOUT)
  return attributions ? container.resolve<Attributions>(attributions) : null
}

/**
 * Orders of traders, and those made at an outlet, are by nobody's doing but theirs.
 * @throws Refusal 400 where a code was typed that leads to nobody
 */
export async function attributed(
  container: MedusaContainer,
  { customer_id, trader, outlet, click }: Buyer,
  order_id: string,
  { address, referral_code }: PlaceBody,
): Promise<Attribution | null> {
  const keeper = keeperOf(container)
  const code = referral_code || null
  if (!keeper || trader) return null
  if (outlet) {
    if (code) throw referralRefused({ code: 'referral_code_outlet', message: '在小店的主页下单不用推荐码' })
    return null
  }
  const { phone, detail = null } = address
  const decided = await keeper.attribute(container, {
    ...{ order_id, customer_id, phone, detail, code, click: click ?? null },
  })
  if (decided && 'refused' in decided) throw referralRefused(decided.refused)
  return decided
}

/** With the orders, or not at all. */
export async function writeAttributions(
  container: MedusaContainer,
  trx: Knex,
  inputs: { attribution: Attribution | null }[],
): Promise<void> {
  const decided = inputs.flatMap(({ attribution }) => attribution ?? [])
  if (decided.length) await keeperOf(container)?.writeAttributions(trx, decided)
}
