import { defineMiddlewares, validateAndTransformBody } from '@medusajs/framework/http'
import { checkedBody } from '@shanzhen/http/checked'
import { Decide, EnterCertificate } from './admin/certificates/validators'
import { SetGood } from './admin/products/[id]/good/validators'
import { CreateProducer, UpdateProducer } from './admin/producers/validators'
import { producerRoutes } from './producer-door'

/** What staff and producers send is checked before a route sees it. */
export default defineMiddlewares({
  routes: [
    { method: 'POST', matcher: '/admin/producers', middlewares: [validateAndTransformBody(CreateProducer)] },
    { method: 'POST', matcher: '/admin/producers/:id', middlewares: [validateAndTransformBody(UpdateProducer)] },
    { method: 'POST', matcher: '/admin/certificates', middlewares: [checkedBody(EnterCertificate)] },
    { method: 'POST', matcher: '/admin/certificates/:id', middlewares: [checkedBody(Decide)] },
    { method: 'POST', matcher: '/admin/products/:id/good', middlewares: [validateAndTransformBody(SetGood)] },
    ...producerRoutes,
  ],
})
