/** Owners alone say where their shop's data goes. */
import { ALL_STATES, type MemberRight, memberRights } from '@shanzhen/shops/rights'

const OWNER: MemberRight = { roles: ['owner'] }

memberRights({
  'GET /shops/me/webhooks': OWNER,
  'POST /shops/me/webhooks': OWNER,
  'POST /shops/me/webhooks/:id': OWNER,
  'DELETE /shops/me/webhooks/:id': { ...OWNER, states: ALL_STATES },
  'POST /shops/me/webhooks/:id/secret': OWNER,
  'POST /shops/me/webhooks/:id/ping': OWNER,
  'POST /shops/me/webhooks/:id/replay': OWNER,
  'GET /shops/me/webhooks/:id/deliveries': OWNER,
  'POST /shops/me/webhooks/:id/deliveries/:delivery_id/replay': OWNER,
})
