import { Module } from '@medusajs/framework/utils'
import { SHARE_LINK } from '../../keys'
import ShareLinkService from './service'

export { SHARE_LINK }

export default Module(SHARE_LINK, { service: ShareLinkService })
