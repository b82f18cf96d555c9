import { MedusaError } from '@medusajs/framework/utils'

/** WeChat leads buyers back to where we say: only the shop's own pages may be named. */
const LOOPBACK = new Set(['localhost', '127.0.0.1', '[::1]'])

/** Origin for comparison; on one machine the names of loopback mean the same shop. */
function originOf(url: string) {
  const { protocol, hostname, port } = new URL(url)
  return `${protocol}//${LOOPBACK.has(hostname) ? 'localhost' : hostname}:${port}`
}

/** @throws MedusaError invalid_data for a page elsewhere */
export function ownPage(url: string, storefrontUrl: string): string {
  if (!URL.canParse(url) || originOf(url) !== originOf(storefrontUrl)) {
    throw new MedusaError(MedusaError.Types.INVALID_DATA, '返回地址必须是本店的页面。')
  }
  return url
}
