/** Its place in the menu; the page itself answers under its own address too, which messages and pages link to. */
import { defineRouteConfig } from '@medusajs/admin-sdk'
import { DocumentText } from '@medusajs/icons'
import CertificatesPage from '../../certificates/page'

export const config = defineRouteConfig({ label: '证书', icon: DocumentText, rank: 1 })

export default CertificatesPage
