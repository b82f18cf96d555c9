/**
 * Who may do what at this county's desk. The door goes by this table, the admin page shows it, and a test walks every route
 * with every role along it.
 */
import { rightsTable } from '@shanzhen/staff/rights'
import { RELATIONS, SEARCHED } from './relations'
import { RIGHTS } from './rights'
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
  '/admin/after-sales/:id',
  '/admin/exports/:key',
  '/admin/staff/acts/export',
  '/admin/ledger/accounts/:id/statement',
  '/admin/purchase/producers/:id/statement',
  '/admin/reconciliation/bills/:id/file',
  '/admin/recalls/:id/report',
  '/admin/shops/:id/account',
  '/admin/shops/:id/licence',
] as const

/** Lists of people: a page of one is daily work, going through them is taking them out. */
export const LONG_LOOKS = ['/admin/orders', '/admin/draft-orders', '/admin/customers', '/admin/after-sales'] as const
