// The card a page is shared as: its own title, words, picture and address, as it names them for everybody.

export interface ShareCard {
  title: string
  desc: string
  link: string
  imgUrl: string
}

/** Pages of one person, whose address may hold a key: what is shared from them is the shop. */
const PERSONAL = /^(?:\/en)?\/(?:cart|checkout|orders|account|producer|shop|d)(?:\/|$)/

const named = (head: ParentNode, selector: string): string =>
  head.querySelector(selector)?.getAttribute('content')?.trim() ?? ''

/** @param page the address that is open */
export function shareCard(head: ParentNode, page: string): ShareCard {
  const { origin, pathname } = new URL(page)
  const shop = named(head, 'meta[property="og:site_name"]')
  const picture = named(head, 'meta[property="og:image"]')
  const imgUrl = picture ? new URL(new URL(picture, origin).pathname, origin).href : `${origin}/og-image.png`
  const desc = named(head, 'meta[property="og:description"]') || named(head, 'meta[name="description"]') || shop
  const handed = named(head, 'meta[name="share-link"]')
  if (handed.startsWith('/r/'))
    return { title: named(head, 'meta[property="og:title"]') || shop, desc, link: origin + handed, imgUrl }
  if (PERSONAL.test(pathname)) {
    const home = pathname.startsWith('/en/') ? `${origin}/en` : `${origin}/`
    return { title: shop, desc: shop, link: home, imgUrl: `${origin}/og-image.png` }
  }
  const own = head.querySelector('link[rel="canonical"]')?.getAttribute('href')
  const { pathname: path, search } = new URL(own ?? pathname, origin)
  return { title: named(head, 'meta[property="og:title"]') || shop, desc, link: `${origin}${path}${search}`, imgUrl }
}
