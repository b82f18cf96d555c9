/**
 * Who may do what at this county's desk. The door goes by this table, the admin page shows it, and a test walks every route
 * with every role along it.
 */
import { rightsTable } from '@shanzhen/staff/rights'
import { RELATIONS, SEARCHED } from './relations'
import { RIGHTS, type RightKey } from './rights'
import { NO_ROLE, OWNER, ROLES } from './roles'

export const STAFF_TABLE = rightsTable({
  owner: OWNER,
  none: NO_ROLE,
  everybody: ['self'],
  rights: RIGHTS,
  roles: ROLES,
  relations: RELATIONS,
  searched: SEARCHED,
})

/** Looking at one buyer's data, or taking many out, is on record. */
export const LOOKS = [
  '/admin/orders/:id',
  '/admin/draft-orders/:id',
  '/admin/customers/:id',
  '/admin/customer-groups/:id',
  '/admin/after-sales/:id',
  '/admin/exports/:key',
  '/admin/staff/acts/export',
  '/admin/ledger/accounts/:id/statement',
  '/admin/purchase/producers/:id/statement',
  '/admin/purchase/producers/:id/account',
  '/admin/reconciliation/bills/:id/file',
  '/admin/recalls/:id/report',
  '/admin/shops/:id/account',
  '/admin/payout-batches/:id/file',
  '/admin/settlement/statements/:id/file',
  '/admin/shops/:id/licence',
  '/admin/distributors/:id',
  '/admin/distribution-reports/tax/file',
  '/admin/distribution-reports/files/:id/content',
] as const

/** Lists of people: a page of one is daily work, going through them is taking them out. */
export const LONG_LOOKS = [
  ...['/admin/orders', '/admin/draft-orders', '/admin/returns', '/admin/claims', '/admin/exchanges', '/admin/payments'],
  ...[
    '/admin/customers',
    '/admin/customer-groups',
    '/admin/after-sales',
    '/admin/checkout/holds',
    '/admin/notifications',
  ],
] as const

/** Buyers are shown under these, from wherever one gets to them. */
export const PEOPLE: readonly RightKey[] = ['orders:read', 'customers:read']
