// What the portal's choices are, in the order people read them.
import type { ExemptionKey, KeyScope, MemberRole, ShopKind } from '@shanzhen/shops/wire'

export const SHOP_KIND_KEYS: readonly ShopKind[] = ['individual', 'company', 'person']
export const EXEMPTION_KEYS: readonly ExemptionKey[] = ['own_produce', 'handicraft', 'small_trade']
export const MEMBER_ROLE_KEYS: readonly MemberRole[] = ['owner', 'clerk', 'accountant']
export const KEY_SCOPE_KEYS: readonly KeyScope[] = ['orders:read', 'orders:write', 'offers:read', 'deposit:read']
/** A dot or a colon would be a step into the words. */
export const scopeWord = (scope: KeyScope) => `shop.keys.scopes.${scope.replace(':', '_')}`
/** What a file of orders may say, in the order of its template. */
export const FILE_FIELDS = [
  ...(['number', 'name', 'phone', 'province', 'city', 'district', 'detail', 'sku', 'quantity', 'note'] as const),
] as const
