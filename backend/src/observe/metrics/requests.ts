import { Counter, Histogram, type Registry } from 'prom-client'
import { type Answered, onAnswered } from '../follow-requests'

/** From a kept answer to the longest a page waits for (20 s). */
const SECONDS = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 20]
/** Where payment channels call back, by the route's pattern; Medusa's own door is shared, its provider is not told. */
const CALLBACKS: [prefix: string, channel: string][] = [
  ['/hooks/wechatpay/', 'wechatpay'],
  ['/hooks/payment/', 'payment'],
]

export function countRequests(registry: Registry): () => void {
  const registers = [registry]
  const requests = new Counter({
    name: 'shop_http_requests_total',
    help: '请求数，按路由、状态 / requests by route pattern and status (499: the asker went away)',
    labelNames: ['method', 'route', 'status'],
    registers,
  })
  const durations = new Histogram({
    name: 'shop_http_request_duration_seconds',
    help: '应答时长 / time until the answer was out',
    labelNames: ['method', 'route'],
    buckets: SECONDS,
    registers,
  })
  const callbacks = new Counter({
    name: 'shop_channel_callbacks_total',
    help: '支付渠道回调，按结果 / callbacks of payment channels: taken, refused (not believed), failed (they come again)',
    labelNames: ['channel', 'result'],
    registers,
  })
  return onAnswered(({ method, route, status, duration_s }) => {
    requests.inc({ method, route, status })
    durations.observe({ method, route }, duration_s)
    const called = method === 'POST' && CALLBACKS.find(([prefix]) => route.startsWith(prefix))
    if (called) callbacks.inc({ channel: called[1], result: resultOf(status) })
  })
}

const resultOf = (status: Answered['status']) => (status < 400 ? 'taken' : status < 499 ? 'refused' : 'failed')
