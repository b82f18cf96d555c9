/** Its place in the menu; the page itself answers under its own address too, which messages and pages link to. */
import { defineRouteConfig } from '@medusajs/admin-sdk'
import { Clock } from '@medusajs/icons'
import ScheduledJobsPage from '../../scheduled-jobs/page'

export const config = defineRouteConfig({ label: '定时任务', icon: Clock, rank: 2 })

export default ScheduledJobsPage
