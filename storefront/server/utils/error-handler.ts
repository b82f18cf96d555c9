// The one funnel for what goes wrong between a browser and the backend: every answer has the same shape.
import type { H3Event } from 'h3'
import type { ApiProblem } from '#shared/types/api'

/** Answers with `status` and a problem the shop's pages understand; the message is for the shopper. */
export function refuse(event: H3Event, status: number, problem: ApiProblem): ApiProblem {
  setResponseStatus(event, status)
  setResponseHeader(event, 'cache-control', 'no-store')
  if (problem === PROBLEMS.unreachable) setResponseHeader(event, 'retry-after', 5)
  return problem
}

export const PROBLEMS = {
  notFound: { type: 'not_found', message: '没有这个地址。' },
  foreignOrigin: { type: 'not_allowed', code: 'foreign_origin', message: '这个请求不是从本店页面发出的，已拒绝。' },
  unreachable: {
    type: 'unreachable',
    code: 'backend_unreachable',
    message: '店里暂时连不上，请过一会儿再试；购物车还在。',
  },
  signedOut: { type: 'unauthorized', code: 'signed_out', message: '请先登录。' },
  tooLarge: { type: 'invalid_data', code: 'too_large', message: '提交的内容太大。' },
} satisfies Record<string, ApiProblem>
