/** Its place in the menu; the page itself answers under its own address too, which messages and pages link to. */
import { defineRouteConfig } from '@medusajs/admin-sdk'
import { ChartBar } from '@medusajs/icons'
import SensorsPage from '../../sensors/page'

export const config = defineRouteConfig({ label: '监测点', icon: ChartBar, rank: 2 })

export default SensorsPage
