import { MedusaError } from '@medusajs/framework/utils'

const { NOT_ALLOWED, NOT_FOUND } = MedusaError.Types

export const linkUnknown = () => new MedusaError(NOT_FOUND, '没有这个分享链接')
export const targetUnknown = () => new MedusaError(NOT_FOUND, '没有这件商品、这个分类或这家小店，换一个再分享')
export const campaignOver = () => new MedusaError(NOT_FOUND, '这个活动没有开始，或已经结束，换一个再分享')
export const tooManyToday = (most: number) =>
  new MedusaError(
    NOT_ALLOWED,
    `一天最多新建 ${most} 个分享链接，请明天再建；已有的链接照常能用`,
    'too_many_links_today',
  )
export const tooManyLinks = (most: number) =>
  new MedusaError(NOT_ALLOWED, `分享链接最多 ${most} 个，请先停用不用的`, 'too_many_links')
