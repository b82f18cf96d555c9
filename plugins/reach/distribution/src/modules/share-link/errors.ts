import { MedusaError } from '@medusajs/framework/utils'

const { NOT_ALLOWED } = MedusaError.Types

export const tooManyLinks = (most: number) =>
  new MedusaError(NOT_ALLOWED, `分享链接最多 ${most} 个，请先停用不用的`, 'too_many_links')
