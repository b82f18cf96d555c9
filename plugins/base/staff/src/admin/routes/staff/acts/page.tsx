/** Its place in the menu; the page itself answers under its own address too, which messages and pages link to. */
import { defineRouteConfig } from '@medusajs/admin-sdk'
import { History } from '@medusajs/icons'
import ActsPage from '../../staff-acts/page'

export const config = defineRouteConfig({ label: '操作记录', icon: History, rank: 1 })

export default ActsPage
