import { authenticate, defineMiddlewares } from '@medusajs/framework/http'
import { checks } from '@shanzhen/http/contract'
import { ROUTES } from './contract'

export default defineMiddlewares({
  routes: [
    { matcher: '/store/customers/me/wechat', middlewares: [authenticate('customer', ['session', 'bearer'])] },
    { matcher: '/hooks/wechat/events', methods: ['POST'], bodyParser: false },
    ...checks(ROUTES),
  ],
})
