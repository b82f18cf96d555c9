import type { KeyMode, KeyScope, MemberRole, ShopState } from '../types'

/** Whose rows a request may see, and who asks: a member with a role, or a key with scopes. */
export type ShopCaller = { shop_id: string; state: ShopState } & (
  | { by: 'member'; member_id: string; role: MemberRole; name: string }
  | { by: 'key'; key_id: string; name: string; scopes: KeyScope[]; mode: KeyMode }
)
