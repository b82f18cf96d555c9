import { MedusaError } from '@medusajs/framework/utils'

const { CONFLICT, INVALID_DATA, NOT_ALLOWED, NOT_FOUND } = MedusaError.Types

export const noChannel = () => new MedusaError(NOT_FOUND, '没有这个支付渠道，或本店没有开通')
export const noBill = () => new MedusaError(NOT_FOUND, '没有找到这份账单')
export const noDifference = () => new MedusaError(NOT_FOUND, '没有找到这条差异')
export const noTask = () => new MedusaError(NOT_FOUND, '没有找到这件待办')
export const alreadyDecided = () => new MedusaError(CONFLICT, '已经有人处理过，处理决定不能更改')
export const dayNotOver = () => new MedusaError(INVALID_DATA, '只能取今天以前的账单')
export const billNotOut = () => new MedusaError(NOT_ALLOWED, '渠道还没有出这一天的账单，稍后会自动再取')
export const billRefused = (reason: string) => new MedusaError(NOT_ALLOWED, `账单没有采用：${reason}`)
export const nothingToBook = () =>
  new MedusaError(
    NOT_ALLOWED,
    '渠道没有这一笔，本店没有可补记的：查清后选“由渠道更正”，确认没有收到的用更正凭证冲减渠道应收',
  )
