/** Its place in the menu; the page itself answers under its own address too, which messages and pages link to. */
import { defineRouteConfig } from '@medusajs/admin-sdk'
import { TagSolid } from '@medusajs/icons'
import TraceCodesPage from '../../trace-codes/page'

export const config = defineRouteConfig({ label: '追溯码', icon: TagSolid, rank: 2 })

export default TraceCodesPage
