import { defineMiddlewares } from '@medusajs/framework/http'
import { checks } from '@shanzhen/http/contract'
import { ROUTES } from './contract'

export default defineMiddlewares({ routes: checks(ROUTES) })
