/** Its place in the menu; the page itself answers under its own address too, which messages and pages link to. */
import { defineRouteConfig } from '@medusajs/admin-sdk'
import { LockClosedSolid } from '@medusajs/icons'
import SignInPage from '../../sign-in/page'

export const config = defineRouteConfig({ label: '登录安全', icon: LockClosedSolid, rank: 1 })

export default SignInPage
