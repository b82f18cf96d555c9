/** Its place in the menu; the page itself answers under its own address too, which messages and pages link to. */
import { defineRouteConfig } from '@medusajs/admin-sdk'
import { ListCheckbox } from '@medusajs/icons'
import StandardsPage from '../../standards/page'

export const config = defineRouteConfig({ label: '标准', icon: ListCheckbox, rank: 4 })

export default StandardsPage
