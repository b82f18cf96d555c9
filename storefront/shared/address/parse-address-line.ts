// Reads a whole address as people paste it from a chat, 张三 13800138000 陕西省安康市宁陕县城关镇…,
// into the fields of the address form. What cannot be told apart is left for the buyer to fill.
import { normalizePhone } from '../schemas/address'
import type { AreaTree } from './area-tree'
import { matchAreaAtStart, type AreaMatch } from './match-area'

export interface ParsedAddress {
  name: string
  phone: string
  province: string
  city: string
  district: string
  detail: string
}

const PHONE = /(?<!\d)(?:\+?86[-\s]?)?1[3-9]\d[-\s]?\d{4}[-\s]?\d{4}(?!\d)/
const LABELS =
  /(?:收货人(?:姓名)?|收件人(?:姓名)?|联系人|姓名|手机号码|手机号|手机|联系电话|电话|联系方式|所在地区|所在地|地区|详细地址|收货地址|收件地址|地址|邮编)\s*[:：]/g
const NAME = /^[\p{Script=Han}·]{2,6}$|^[A-Za-z][A-Za-z .'-]{1,30}$/u
const PLACE_WORDS = /[省市区县镇乡村街路号楼室栋幢弄巷组园苑店]$/

interface Found {
  match: AreaMatch
  /** Text of the same token before the place, often the name. */
  before: string
  token: number
}

const findArea = (tokens: string[], tree: AreaTree): Found | null => {
  for (const [token, text] of tokens.entries()) {
    const tail = tokens.slice(token + 1).join('')
    const match = matchAreaAtStart(text + tail, tree)
    if (match && (match.district || match.city)) return { match, before: '', token }
  }
  for (const [token, text] of tokens.entries()) {
    for (let start = 1; start < Math.min(text.length, 8); start += 1) {
      const place = tree.find(([province]) => text.startsWith(province, start))
      const match = place && matchAreaAtStart(text.slice(start), tree)
      if (match) return { match, before: text.slice(0, start), token }
    }
  }
  return null
}

const looksLikeName = (text: string): boolean => NAME.test(text) && !PLACE_WORDS.test(text)

export const parseAddressLine = (line: string, tree: AreaTree): ParsedAddress => {
  const text = line.normalize('NFKC').replace(LABELS, ' ')
  const phone = PHONE.exec(text)
  const tokens = (phone ? text.replace(phone[0], ' ') : text)
    .split(/[\s,，;；、|/]+/)
    .map((token) => token.replace(/^[:：。.\-]+|[:：。.\-]+$/g, ''))
    .filter((token) => token.length > 0 && !/^\d{6}$/.test(token))

  const found = findArea(tokens, tree)
  const empty = { province: '', city: '', district: '', rest: '' }
  const match = found?.match ?? empty
  const beforeArea = found ? [...tokens.slice(0, found.token), found.before].filter(Boolean) : []
  const afterArea = found ? tokens.slice(found.token) : tokens

  let name = beforeArea.find(looksLikeName) ?? ''
  let detail = found ? match.rest : tokens.filter((token) => !looksLikeName(token)).join('')
  const last = afterArea.at(-1) ?? ''
  if (!name && afterArea.length > 1 && looksLikeName(last) && (!found || detail.endsWith(last))) {
    name = last
    if (found) detail = detail.slice(0, -last.length)
  }
  if (!name && !found) name = tokens.find(looksLikeName) ?? ''

  return {
    name,
    phone: phone ? normalizePhone(phone[0]) : '',
    province: match.province,
    city: match.city,
    district: match.district,
    detail,
  }
}
