import { defineMiddlewares, validateAndTransformBody } from '@medusajs/framework/http'
import { SetGood } from './admin/products/[id]/good/validators'
import { CreateProducer, UpdateProducer } from './admin/producers/validators'

/** What staff send is checked before a route sees it. */
export default defineMiddlewares({
  routes: [
    { method: 'POST', matcher: '/admin/producers', middlewares: [validateAndTransformBody(CreateProducer)] },
    { method: 'POST', matcher: '/admin/producers/:id', middlewares: [validateAndTransformBody(UpdateProducer)] },
    { method: 'POST', matcher: '/admin/products/:id/good', middlewares: [validateAndTransformBody(SetGood)] },
  ],
})
