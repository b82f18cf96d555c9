/** Its place in the menu; the page itself answers under its own address too, which messages and pages link to. */
import { defineRouteConfig } from '@medusajs/admin-sdk'
import { CurrencyDollar } from '@medusajs/icons'
import ReconciliationPage from '../../reconciliation/page'

export const config = defineRouteConfig({ label: '对账', icon: CurrencyDollar, rank: 1 })

export default ReconciliationPage
