/** Who of a shop may do what at its page: clerks sell, accountants read. */
import { memberRights } from '@shanzhen/shops/rights'

memberRights({
  'GET /shops/me/page': { roles: ['owner', 'clerk', 'accountant'] },
  'POST /shops/me/page': { roles: ['owner', 'clerk'] },
  'GET /shops/me/page/sales': { roles: ['owner', 'clerk', 'accountant'] },
})
