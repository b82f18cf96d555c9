import { contract } from '@shanzhen/http/contract'
import { z } from '@medusajs/framework/zod'
import * as wire from '../wire'
import * as asked from './validators'

const one = z.object({ endpoint: wire.WebhookEndpoint })

export const ROUTES = contract({
  'GET /shops/me/webhooks': { zh: '小店的推送地址', answer: wire.WebhookEndpoints },
  'POST /shops/me/webhooks': {
    zh: '加一个推送地址，密钥只显示这一次',
    body: asked.MakeBody,
    status: 201,
    answer: wire.MadeEndpoint,
  },
  'POST /shops/me/webhooks/:id': { zh: '改推送地址、事件，启用或停用', body: asked.ChangeBody, answer: one },
  'DELETE /shops/me/webhooks/:id': {
    zh: '删掉一个推送地址',
    answer: z.object({ id: z.string(), deleted: z.literal(true) }),
  },
  'POST /shops/me/webhooks/:id/secret': { zh: '换密钥，旧的再用 24 小时', answer: wire.MadeEndpoint },
  'POST /shops/me/webhooks/:id/ping': { zh: '发一条测试消息', answer: z.object({ delivery: wire.WebhookDelivery }) },
  'POST /shops/me/webhooks/:id/replay': {
    zh: '补发从某个时刻起没送达的',
    body: asked.ReplayBody,
    answer: z.object({ count: z.int() }),
  },
  'GET /shops/me/webhooks/:id/deliveries': {
    zh: '推送记录，最新在前',
    query: asked.LogQuery,
    answer: wire.WebhookDeliveries,
  },
  'POST /shops/me/webhooks/:id/deliveries/:delivery_id/replay': {
    zh: '重发一条',
    answer: z.object({ delivery: wire.WebhookDelivery }),
  },
})
