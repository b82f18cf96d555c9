/** Checks what staff send and ask about trace codes, and which of their lots producers ask for. */
import { defineMiddlewares } from '@medusajs/framework/http'
import { checks } from '@shanzhen/http/contract'
import { ROUTES, STAFF_ROUTES } from './contract'

export default defineMiddlewares({ routes: checks({ ...STAFF_ROUTES, ...ROUTES }) })
