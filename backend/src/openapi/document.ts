/** The shop's own routes as an OpenAPI 3.1 document, drawn from what the routes themselves check and answer. */
import {
  OpenAPIRegistry,
  OpenApiGeneratorV31,
  type RouteConfig,
  zodToOpenAPIRegistry,
} from '@asteasolutions/zod-to-openapi'
import { z } from '@medusajs/framework/zod'
import type { Method, RouteContract, Who } from '@shanzhen/http/contract'
import { Problem, Refusal } from '@shanzhen/http/wire'

/** How somebody proves who they are, any row of it; the names of a row are needed together. */
const PROOFS: Record<Who, (keyof typeof SCHEMES)[][]> = {
  open: [],
  owner: [
    ['shopKey', 'customer'],
    ['shopKey', 'orderKey'],
  ],
  customer: [['shopKey', 'customer']],
  producer: [['producer']],
  shop: [['shop']],
  'shop-key': [['shopSecret']],
  staff: [['staff'], ['staffSession'], ['secretKey']],
  'signed-in': [['customer'], ['producer'], ['shop'], ['staff'], ['staffSession']],
  device: [['device']],
  callback: [['signature']],
}

const SCHEMES = {
  shopKey: { type: 'apiKey', in: 'header', name: 'x-publishable-api-key', description: '本店页面的公开密钥' },
  orderKey: {
    type: 'apiKey',
    in: 'header',
    name: 'x-order-key',
    description: '订单链接里的密钥，访客凭它看自己的订单',
  },
  customer: { type: 'http', scheme: 'bearer', description: '买家登录（POST /store/sessions）' },
  producer: { type: 'http', scheme: 'bearer', description: '生产者登录（POST /store/sessions/producer）' },
  shop: { type: 'http', scheme: 'bearer', description: '小店成员登录（POST /store/sessions/shop）' },
  shopSecret: {
    type: 'http',
    scheme: 'bearer',
    description: '小店的接口密钥，在店铺页面的“接口密钥”里建：szk_live_… 下真单，szk_test_… 只演练',
  },
  staff: { type: 'http', scheme: 'bearer', description: '员工登录（POST /auth/user/emailpass）' },
  staffSession: { type: 'apiKey', in: 'cookie', name: 'connect.sid', description: '员工在后台页面的登录' },
  secretKey: { type: 'http', scheme: 'basic', description: '后台发的密钥作用户名；只能读和维护商品目录' },
  device: { type: 'http', scheme: 'bearer', description: '设备密钥' },
  signature: { type: 'apiKey', in: 'header', name: 'Wechatpay-Signature', description: '微信支付对原文的签名' },
} as const

/** As the table of doors counts: what nobody said follows from where the route stands. */
export const whoMayKnock = (path: string, { who }: RouteContract): Who => {
  if (who) return who
  if (path.startsWith('/admin/')) return 'staff'
  if (path.startsWith('/producers/')) return 'producer'
  if (path.startsWith('/shops/api/')) return 'shop-key'
  return /^\/shops\/me(?:\/|$)/.test(path) ? 'shop' : 'open'
}

const proofsOf = (path: string, who: Who) =>
  (who === 'open' && path.startsWith('/store/') ? [['shopKey']] : PROOFS[who]).map((names) =>
    Object.fromEntries(names.map((name) => [name, [] as string[]])),
  )

const Key = z.string().meta({ description: '同一次操作重发时不变；同样的内容只做一次' })

function parametersOf(path: string, { once, query }: RouteContract): NonNullable<RouteConfig['request']> {
  const names = [...path.matchAll(/:(\w+)/g)].map(([, name]) => name)
  return {
    ...(names.length && { params: z.object(Object.fromEntries(names.map((name) => [name, z.string()]))) }),
    ...(query && { query: query as z.ZodObject }),
    ...(once && { headers: z.object({ 'Idempotency-Key': once === 'must' ? Key : Key.optional() }) }),
  }
}

/** Programs of shops are refused as RFC 9457 says. */
const refusalTo = (who: Who) =>
  who === 'shop-key' ? { 'application/problem+json': { schema: Problem } } : { 'application/json': { schema: Refusal } }

const whole = (description: string) => ({ description, schema: { type: 'integer' as const } })
const LIMITS = {
  'RateLimit-Limit': whole('这个密钥每分钟能调用几次'),
  'RateLimit-Remaining': whole('这一分钟还能调用几次'),
  'RateLimit-Reset': whole('几秒后重新计数'),
}
const REPLAYED = {
  'Idempotent-Replayed': {
    description: 'true：这个 Idempotency-Key 已经做过，这是当时的答复',
    schema: { type: 'string' as const },
  },
}

function answersOf(who: Who, { answer, file, status = 200, once }: RouteContract): RouteConfig['responses'] {
  const content = file ? { [file]: {} } : answer && { 'application/json': { schema: answer } }
  const toProgram = who === 'shop-key'
  const headers = { ...(toProgram && LIMITS), ...(once && toProgram && REPLAYED) }
  const told = Object.keys(headers).length ? { headers } : {}
  // 204 has nothing to say.
  const said = [status]
    .flat()
    .map((one) => [one, { description: '做成了', ...told, ...(one !== 204 && content && { content }) }] as const)
  const refused = { description: '没有做成', content: refusalTo(who) }
  const tooMany = {
    429: {
      ...{ description: '调用太多', content: refusalTo(who) },
      headers: { 'Retry-After': whole('几秒后再来'), ...LIMITS },
    },
  }
  return { ...Object.fromEntries(said), ...(toProgram && tooMany), default: refused }
}

/** `POST /shops/api/v1/orders/:number/cancel` → `postShopsApiV1OrdersByNumberCancel`: generators name functions so. */
export const operationId = (method: Method, path: string): string =>
  method.toLowerCase() +
  path
    .replace(/:(\w+)/g, 'by-$1')
    .split(/[^a-zA-Z0-9]+/)
    .map((word) => word.charAt(0).toUpperCase() + word.slice(1))
    .join('')

/** @param routes by `GET /store/goods` */
export function writeDocument(
  routes: ReadonlyMap<string, RouteContract>,
  named: ReadonlyMap<string, z.ZodType>,
  { server, abouts }: { server: string; abouts: ReadonlyMap<string, string> },
) {
  const registry = new OpenAPIRegistry()
  // Under its name a schema stands once, wherever it is used.
  for (const [refId, schema] of [...named, ['Refusal', Refusal] as const, ['Problem', Problem] as const])
    zodToOpenAPIRegistry.add(schema, { _internal: { refId } })
  for (const [name, scheme] of Object.entries(SCHEMES)) registry.registerComponent('securitySchemes', name, scheme)
  for (const [name, route] of [...routes].sort(([a], [b]) => a.localeCompare(b))) {
    const [method, path] = name.split(' ') as [Method, string]
    const who = whoMayKnock(path, route)
    const asked = { schema: route.body as z.ZodType, ...(route.example !== undefined && { example: route.example }) }
    const body = route.body && { content: { 'application/json': asked }, required: true }
    registry.registerPath({
      method: method.toLowerCase() as Lowercase<Method>,
      path: path.replace(/:(\w+)/g, '{$1}'),
      operationId: operationId(method, path),
      summary: route.zh,
      ...(route.says && { description: route.says }),
      tags: [path.split('/')[1]],
      security: proofsOf(path, who),
      'x-who': who,
      request: { ...parametersOf(path, route), ...(body && { body }) },
      responses: answersOf(who, route),
    })
  }
  return new OpenApiGeneratorV31(registry.definitions).generateDocument({
    openapi: '3.1.0',
    info: {
      title: '宁陕山珍',
      version: '1',
      description: '本店自己的接口；Medusa 自带的接口见其文档。金额都是整数分。',
    },
    servers: [{ url: server }],
    tags: [...abouts].map(([name, description]) => ({ name, description })),
  })
}
