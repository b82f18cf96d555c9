/** Its place in the menu; the page itself answers under its own address too, which messages and pages link to. */
import { defineRouteConfig } from '@medusajs/admin-sdk'
import { ChatBubbleLeftRight } from '@medusajs/icons'
import WechatPage from '../../wechat/page'

export const config = defineRouteConfig({ label: '微信公众号', icon: ChatBubbleLeftRight, rank: 2 })

export default WechatPage
