import { defineWidgetConfig } from '@medusajs/admin-sdk'
import { speakChinese } from '../lib/chinese'

/**
 * Staff meet the admin in Chinese. The admin reads its language from here when it starts and falls back to English;
 * whoever has chosen a language in their profile keeps it.
 */
const CHOSEN = /(?:^|;\s*)lng=/.test(document.cookie) || localStorage.getItem('lng')
if (!CHOSEN) localStorage.setItem('lng', 'zhCN')
speakChinese()
// Readers of screens and browsers that offer to translate go by it; Medusa says nothing or English.
document.documentElement.lang = 'zh-CN'

const ChineseFirst = () => null

export const config = defineWidgetConfig({ zone: 'login.before' })

export default ChineseFirst
