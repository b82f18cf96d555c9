/** Refusals of the programs' door as RFC 9457 says them: `application/problem+json`, with what is wrong where. */
import type { MedusaNextFunction, MedusaRequest, MedusaResponse } from '@medusajs/framework/http'

type Said = { type?: string; code?: string; message?: string; fields?: Record<string, string> }

const TITLES: Record<number, string> = {
  400: 'Bad Request',
  401: 'Unauthorized',
  403: 'Forbidden',
  404: 'Not Found',
  409: 'Conflict',
  413: 'Content Too Large',
  402: 'Payment Required',
  422: 'Unprocessable Content',
  429: 'Too Many Requests',
  503: 'Service Unavailable',
}

/** `body.lines.0.quantity` → `#/lines/0/quantity`, a JSON pointer into what was sent (RFC 6901). */
const pointer = (field: string) =>
  field === 'body'
    ? '#'
    : `#/${field
        .split('.')
        .map((part) => part.replaceAll('~', '~0').replaceAll('/', '~1'))
        .join('/')}`

const isProblem = (body: unknown): boolean =>
  typeof body === 'object' && body !== null && 'title' in body && 'status' in body

function problemOf(status: number, { type, code, message = '', fields }: Said) {
  return {
    type: 'about:blank',
    title: TITLES[status] ?? 'Error',
    status,
    detail: message,
    code: code ?? (fields ? 'invalid' : (type ?? 'unexpected')),
    ...(fields && {
      errors: Object.entries(fields).map(([field, detail]) => ({ pointer: pointer(field), code: 'invalid', detail })),
    }),
  }
}

export function problem(response: MedusaResponse, status: number, code: string, message: string): void {
  response.status(status).json({ code, message })
}

/** Whatever refuses below `/shops/api` (a check, a rule, the error handler) answers in this form. */
export function asProblems(_request: MedusaRequest, response: MedusaResponse, next: MedusaNextFunction): void {
  const answer = response.json.bind(response)
  response.json = ((body: unknown) => {
    if (response.statusCode < 400 || isProblem(body)) return answer(body)
    response.type('application/problem+json')
    return answer(problemOf(response.statusCode, (body ?? {}) as Said))
  }) as typeof response.json
  next()
}
