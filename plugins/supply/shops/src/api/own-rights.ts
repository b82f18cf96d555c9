/** Who of a shop may do what at this room's own routes. */
import { ALL_STATES, keyRights, type MemberRight, memberRights } from '../rights'
import { MEMBER_ROLES } from '../wire'

const EVERYBODY: MemberRight = { roles: MEMBER_ROLES }
const OWNER: MemberRight = { roles: ['owner'] }
/** People and accounts change also while a shop is suspended. */
const people: MemberRight = { ...OWNER, states: ['approved', 'suspended'] }

memberRights({
  'GET /shops/me': { ...EVERYBODY, visitor: true },
  'POST /shops/me/application': { ...OWNER, states: ['refused'], visitor: true },
  'POST /shops/me/invitations/:id': { ...EVERYBODY, states: ALL_STATES, visitor: true },
  'GET /shops/me/profile': { roles: ['owner', 'accountant'] },
  'GET /shops/me/licence': OWNER,
  'POST /shops/me/contact': { ...OWNER, states: ['applied', 'approved', 'suspended'] },
  // Also where it is closed: the old account may be gone when its bank sends money back.
  'POST /shops/me/account': { ...OWNER, states: ['approved', 'suspended', 'closed'] },
  'GET /shops/me/members': OWNER,
  'POST /shops/me/members': people,
  'POST /shops/me/members/:id': people,
  'DELETE /shops/me/members/:id': people,
  'DELETE /shops/me/membership': { ...EVERYBODY, states: ALL_STATES },
  'GET /shops/me/keys': OWNER,
  'POST /shops/me/keys': OWNER,
  'DELETE /shops/me/keys/:id': { ...OWNER, states: ALL_STATES },
})

keyRights({ 'GET /shops/api/v1/shop': { scope: null } })
