import type { MedusaNextFunction, MedusaRequest, MedusaResponse, MiddlewareRoute } from '@medusajs/framework/http'

/**
 * Makes `request.ip` the address of whoever asks, for all limits and counts alike: the last hop that no trusted proxy
 * vouches for. Medusa believes anybody who is one hop away (`trust proxy` 1), so a caller that reaches the backend itself
 * could name any address as its own. Set at the first request, because nothing of ours runs before Medusa's own setting.
 */
export const believeProxies =
  (proxies: string[]) =>
  ({ app }: MedusaRequest, _res: MedusaResponse, next: MedusaNextFunction) => {
    if (app.get('trust proxy') !== proxies) app.set('trust proxy', proxies)
    next()
  }

export const clientAddressDoor = (proxies: string[]): MiddlewareRoute[] => [
  { matcher: '/*', middlewares: [believeProxies(proxies)] },
]
