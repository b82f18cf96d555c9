import { MedusaError } from '@medusajs/framework/utils'

/** Why a message could not leave; none of these names its recipient. */
export const messageErrors = {
  incomplete: (what: string) =>
    new MedusaError(MedusaError.Types.INVALID_ARGUMENT, `messages: option ${what} is missing`),
  notDelivered: (channel: string, reason: string) =>
    new MedusaError(MedusaError.Types.UNEXPECTED_STATE, `消息未能发出（${channel}）：${reason}`),
}
