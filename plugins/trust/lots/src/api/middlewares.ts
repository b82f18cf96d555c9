import { defineMiddlewares } from '@medusajs/framework/http'
import { checks } from '@shanzhen/http/contract'
import { ROUTES } from './contract'
import { stockEdits } from './stock-edits'

/** What staff send is checked before a route sees it. */
export default defineMiddlewares({
  routes: [
    // A photo comes as base64, a third longer than it is.
    { method: 'POST', matcher: '/admin/lots/:id/photos', bodyParser: { sizeLimit: '7mb' } },
    ...checks(ROUTES),
    ...stockEdits,
  ],
})
