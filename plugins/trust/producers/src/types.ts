/** What a good and its producer are in the county's world; read by the shop, the checkout and the search. */
import type { GoodKind, ProducerKind } from './wire'

export { GOOD_KINDS, type GoodKind, PRODUCER_KINDS, type ProducerKind } from './wire'

/** No goods that anybody grew or made (卡券, 服务): there is nothing to test or to call back. */
export const LOTLESS_KINDS: readonly GoodKind[] = ['voucher', 'service']

/** seven_days: returnable without reason; fresh_excluded: fresh and perishable, not returnable without reason. */
export const RETURN_RULES = ['seven_days', 'fresh_excluded'] as const
export type ReturnRule = (typeof RETURN_RULES)[number]

export type GoodFacts = {
  kind: GoodKind
  perishable: boolean
  cold_chain: boolean
  age_limit: number | null
  not_food: boolean
  variable_weight: boolean
  gi: string | null
  town: string | null
  village: string | null
  aliases: string[]
  sc_category: string | null
  return_rule: ReturnRule
  producer_id: string | null
}

export type ProducerFacts = {
  key: string
  name: string
  kind: ProducerKind
  sc_licence: string | null
  credit_code: string | null
  town: string | null
  is_demo: boolean
}
