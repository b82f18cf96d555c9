import { defineMiddlewares } from '@medusajs/framework/http'
import { BODY_LIMIT } from '@shanzhen/attachments/keep'
import { checks } from '@shanzhen/http/contract'
import { ROUTES } from './contract'

export default defineMiddlewares({
  routes: [
    { method: 'POST', matcher: '/admin/payouts/:id/files', bodyParser: { sizeLimit: BODY_LIMIT } },
    { method: 'POST', matcher: '/admin/payout-batches/:id/results', bodyParser: { sizeLimit: BODY_LIMIT } },
    ...checks(ROUTES),
  ],
})
