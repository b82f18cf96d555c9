/** Checks what staff send and ask about trace codes. */
import { defineMiddlewares } from '@medusajs/framework/http'
import { checks } from '@shanzhen/http/contract'
import { STAFF_ROUTES } from './contract'

export default defineMiddlewares({ routes: checks(STAFF_ROUTES) })
