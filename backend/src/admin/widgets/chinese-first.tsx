import { defineWidgetConfig } from '@medusajs/admin-sdk'
import { speakChinese } from '../lib/chinese'

/**
 * Staff meet the admin in Chinese. The admin reads its language from here when it starts and falls back to English;
 * whoever has chosen one of its two in their profile keeps it.
 */
const chosen = /(?:^|;\s*)lng=([^;]*)/.exec(document.cookie)?.[1] ?? localStorage.getItem('lng') ?? ''
if (!['zhCN', 'en'].includes(chosen)) {
  localStorage.setItem('lng', 'zhCN')
  // Of an earlier day, when Medusa's other languages were offered too; it would be read first.
  document.cookie = 'lng=; max-age=0; path=/'
}
speakChinese()
// Readers of screens and browsers that offer to translate go by it; Medusa says nothing or English.
document.documentElement.lang = 'zh-CN'

const ChineseFirst = () => null

export const config = defineWidgetConfig({ zone: 'login.before' })

export default ChineseFirst
