/** What a small shop is to whoever asks; read by its portal, the staff's page and the doors. */
import type { ExemptionKey, KeyMode, KeyScope, MemberRole, ShopKind, ShopState, ShopTier } from './wire'

export type { ExemptionKey, KeyMode, KeyScope, MemberRole, ShopKind, ShopState, ShopTier } from './wire'

/** What is applied with. `number` is the account's in full: it goes no further than the seal. */
export type ApplicationFacts = {
  name: string
  handle: string
  kind: ShopKind
  legal_name: string
  credit_code: string | null
  exemption: ExemptionKey | null
  contact_name: string
  contact_phone: string
  account: { bank: string; holder: string; number: string }
  consent_version: string
}

/** Who stands behind a request to a shop's portal. A visitor proved a phone and acts for no shop yet. */
export type PortalActor =
  | { kind: 'visitor'; member_id: string; phone: string }
  | {
      kind: 'member'
      member_id: string
      name: string
      phone: string
      role: MemberRole
      shop_id: string
      state: ShopState
      /** They joined whoever invited them; they did not apply. */
      invited: boolean
    }

/** What a shop's own program is known by. */
export type KeyActor = {
  shop_id: string
  key_id: string
  key_name: string
  scopes: KeyScope[]
  mode: KeyMode
  state: ShopState
  shop_name: string
  handle: string
  tier: ShopTier
  expires_at: Date | null
}
