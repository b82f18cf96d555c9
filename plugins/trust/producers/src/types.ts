/** What a good and its producer are in the county's world; read by the shop, the checkout and the search. */
import type { GoodKind, ProducerKind } from './wire'

export {
  GOOD_KINDS,
  type GoodFacts,
  type GoodKind,
  PRODUCER_KINDS,
  type ProducerKind,
  RETURN_RULES,
  type ReturnRule,
} from './wire'

/** No goods that anybody grew or made (卡券, 服务): there is nothing to test or to call back. */
export const LOTLESS_KINDS: readonly GoodKind[] = ['voucher', 'service']

export type ProducerFacts = {
  key: string
  name: string
  kind: ProducerKind
  sc_licence: string | null
  credit_code: string | null
  town: string | null
  is_demo: boolean
}
