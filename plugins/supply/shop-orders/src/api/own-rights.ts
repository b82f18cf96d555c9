/** Who of a shop may do what at this room's routes: clerks sell and order, accountants read the money. */
import { keyRights, type MemberRight, memberRights } from '@shanzhen/shops/rights'

const EVERYBODY: MemberRight = { roles: ['owner', 'clerk', 'accountant'] }
const SELLING: MemberRight = { roles: ['owner', 'clerk'] }
const MONEY: MemberRight = { roles: ['owner', 'accountant'] }

memberRights({
  'GET /shops/me/summary': EVERYBODY,
  'GET /shops/me/goods': EVERYBODY,
  'POST /shops/me/goods/:id': SELLING,
  'GET /shops/me/orders': EVERYBODY,
  'POST /shops/me/orders/quote': SELLING,
  'POST /shops/me/orders': SELLING,
  'GET /shops/me/orders/:id': EVERYBODY,
  'POST /shops/me/orders/:id/cancel': SELLING,
  'GET /shops/me/imports': SELLING,
  'POST /shops/me/imports': SELLING,
  'GET /shops/me/imports/template': SELLING,
  'GET /shops/me/imports/:id': SELLING,
  'GET /shops/me/imports/:id/orders': SELLING,
  'GET /shops/me/imports/:id/wrong': SELLING,
  'POST /shops/me/imports/:id/send': SELLING,
  'POST /shops/me/imports/:id/drop': SELLING,
  'GET /shops/me/deposit': EVERYBODY,
  'POST /shops/me/deposit/top-ups': MONEY,
  'GET /shops/me/deposit/top-ups/:id': MONEY,
  'GET /shops/me/deposit/withdrawals': MONEY,
  // Whose shop was suspended or closed takes out what is theirs: a bank sends money back days later.
  'POST /shops/me/deposit/withdrawals': { roles: ['owner'], states: ['approved', 'suspended', 'closed'] },
  'POST /shops/me/deposit/withdrawals/:id/cancel': { roles: ['owner'], states: ['approved', 'suspended', 'closed'] },
})

keyRights({
  'GET /shops/api/v1/goods': { scope: 'offers:read' },
  'GET /shops/api/v1/orders': { scope: 'orders:read' },
  'POST /shops/api/v1/orders': { scope: 'orders:write' },
  'GET /shops/api/v1/orders/:number': { scope: 'orders:read' },
  'POST /shops/api/v1/orders/:number/cancel': { scope: 'orders:write' },
  'GET /shops/api/v1/deposit': { scope: 'deposit:read' },
})
