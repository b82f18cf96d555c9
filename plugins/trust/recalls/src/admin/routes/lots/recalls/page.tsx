/** Its place in the menu; the page itself answers under its own address too, which messages and pages link to. */
import { defineRouteConfig } from '@medusajs/admin-sdk'
import { ExclamationCircle } from '@medusajs/icons'
import RecallsPage from '../../recalls/page'

export const config = defineRouteConfig({ label: '召回', icon: ExclamationCircle, rank: 3 })

export default RecallsPage
