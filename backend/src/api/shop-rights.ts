/** Who of a small shop may do what at the county's own routes. */
import { memberRights } from '@shanzhen/shops/rights'

memberRights({ 'GET /shops/me/goods/pack': { roles: ['owner', 'clerk'] } })
