import { defineMiddlewares } from '@medusajs/framework/http'
import { checks } from '@shanzhen/http/contract'
import { byRight } from '../door/by-right'
import { knownRolesOnly } from '../roles/known-roles'
import { tellPolicies } from '../modules/staff/store/roles'
import { ROUTES } from './contract'

// Read when every module is there and no request has come.
tellPolicies()

export default defineMiddlewares({
  routes: [
    { matcher: '/admin', middlewares: [byRight] },
    { matcher: '/admin/invites', methods: ['POST'], middlewares: [knownRolesOnly] },
    ...checks(ROUTES),
  ],
})
