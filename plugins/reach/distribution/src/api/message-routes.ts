import { word } from '@shanzhen/http/fields'
import { moment } from '@shanzhen/http/wire'
import { z } from '@medusajs/framework/zod'
import * as wire from '../wire/messages'

const MessagesQuery = z.object({ after: word })
const SeenBody = z.strictObject({ until: z.iso.datetime({ error: '请刷新后再试' }) })

/** Of this room's contract the part about what a distributor is told. */
export const MESSAGE_ROUTES = {
  'GET /store/distribution/me/messages': {
    zh: '自己的消息：审核、退款收回、结算、提现和新规则',
    who: 'customer',
    query: MessagesQuery,
    answer: wire.DistributorMessages,
  },
  'POST /store/distribution/me/messages/seen': {
    zh: '到这一刻的消息都看过了',
    who: 'customer',
    body: SeenBody,
    answer: z.object({ seen_at: moment }),
  },
} as const
