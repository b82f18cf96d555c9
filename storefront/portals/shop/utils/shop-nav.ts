// The portal's pages and who of a shop has them; a page that joins says so here. The backend holds the same line itself.
import type { MemberRole } from '@shanzhen/shops/wire'

export type ShopPage = { key: string; path: string; roles: readonly MemberRole[] }

const EVERYBODY: readonly MemberRole[] = ['owner', 'clerk', 'accountant']
export const SELLING: readonly MemberRole[] = ['owner', 'clerk']

export const SHOP_PAGES: readonly ShopPage[] = [
  { key: 'home', path: '/shop', roles: EVERYBODY },
  { key: 'orders', path: '/shop/orders', roles: EVERYBODY },
  { key: 'files', path: '/shop/files', roles: SELLING },
  { key: 'goods', path: '/shop/goods', roles: EVERYBODY },
  { key: 'page', path: '/shop/page', roles: EVERYBODY },
  { key: 'deposit', path: '/shop/deposit', roles: EVERYBODY },
  { key: 'statements', path: '/shop/statements', roles: ['owner', 'accountant'] },
  { key: 'credit', path: '/shop/credit', roles: EVERYBODY },
  { key: 'members', path: '/shop/members', roles: ['owner'] },
  { key: 'keys', path: '/shop/keys', roles: ['owner'] },
  { key: 'webhooks', path: '/shop/webhooks', roles: ['owner'] },
  { key: 'profile', path: '/shop/profile', roles: EVERYBODY },
]

/** Reached from a page that more people have. */
const WITHIN: readonly Omit<ShopPage, 'key'>[] = [{ path: '/shop/orders/new', roles: SELLING }]

/** @param path without its language. @returns who of a shop has the page that stands there */
export const rolesAt = (path: string): readonly MemberRole[] =>
  [...SHOP_PAGES, ...WITHIN].findLast((page) =>
    page.path === '/shop' ? path === page.path : path.startsWith(page.path),
  )?.roles ?? EVERYBODY
