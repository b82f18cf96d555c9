/** Who of a shop may do what at this room's routes: owners and accountants read the money and answer for it. */
import { keyRights, type MemberRight, memberRights } from '@shanzhen/shops/rights'

const MONEY: MemberRight = { roles: ['owner', 'accountant'] }
/** Whose shop was suspended or closed still says what is right. */
const ANSWERS: MemberRight = { ...MONEY, states: ['approved', 'suspended', 'closed'] }

const SELLING: MemberRight = { roles: ['owner', 'clerk'], states: ['approved', 'suspended'] }

memberRights({
  'GET /shops/me/orders/:id/claims': { roles: ['owner', 'clerk', 'accountant'] },
  'POST /shops/me/orders/:id/claims': SELLING,
  'POST /shops/me/orders/:id/claims/photos': SELLING,
  'GET /shops/me/orders/:id/claims/photos/:photo_id': { roles: ['owner', 'clerk', 'accountant'] },
  'POST /shops/me/orders/:id/claims/:claim_id/withdraw': SELLING,
  'GET /shops/me/credit': { roles: ['owner', 'clerk', 'accountant'] },
  'POST /shops/me/credit/appeals': { roles: ['owner'], states: ['approved', 'suspended'] },
  'GET /shops/me/statements': MONEY,
  'GET /shops/me/statements/:id': MONEY,
  'GET /shops/me/statements/:id/file': MONEY,
  'POST /shops/me/statements/:id/confirm': ANSWERS,
  'POST /shops/me/statements/:id/remarks': ANSWERS,
})

keyRights({
  'GET /shops/api/v1/statements': { scope: 'deposit:read' },
  'GET /shops/api/v1/statements/:id': { scope: 'deposit:read' },
})
