/** What may not be done with something that is held, told to staff. */
import { MedusaError } from '@medusajs/framework/utils'

const { CONFLICT, NOT_FOUND } = MedusaError.Types

export const caseUnknown = () => new MedusaError(NOT_FOUND, '没有这件核查')
export const caseMoved = () => new MedusaError(CONFLICT, '这件核查刚有人处理过，请刷新后再看')
export const nothingToRefuse = () =>
  new MedusaError(MedusaError.Types.NOT_ALLOWED, '这次发现不涉及哪一单，没有可退回的；请放行，或先暂停这位分销员')
