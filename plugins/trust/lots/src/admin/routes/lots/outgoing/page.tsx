/** Its place in the menu; the page itself answers under its own address too, which messages and pages link to. */
import { defineRouteConfig } from '@medusajs/admin-sdk'
import { ShieldCheck } from '@medusajs/icons'
import OutgoingPage from '../../outgoing/page'

export const config = defineRouteConfig({ label: '出库检验', icon: ShieldCheck, rank: 1 })

export default OutgoingPage
