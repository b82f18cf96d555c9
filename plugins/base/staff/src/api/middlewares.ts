import { defineMiddlewares } from '@medusajs/framework/http'
import { checks } from '@shanzhen/http/contract'
import { byRight } from '../door/by-right'
import { ROUTES } from './contract'

export default defineMiddlewares({
  routes: [{ matcher: '/admin', middlewares: [byRight] }, ...checks(ROUTES)],
})
