/** 店铺主页: a small shop's page as shoppers see it. */
import { text } from '@shanzhen/http/wire'
import { z } from '@medusajs/framework/zod'
import { EXEMPTIONS, SHOP_KINDS } from '@shanzhen/shops/wire'
import { Good, GoodCard } from './goods'

/** What the law asks a seller to show (电子商务法 §15): its licence, or why it needs none. A person's own name is not among it. */
const SellerLicence = z.object({
  kind: z.enum(SHOP_KINDS),
  legal_name: text,
  credit_code: text,
  exemption: z.enum(EXEMPTIONS).nullable(),
})

export const Outlet = z.object({
  handle: z.string(),
  name: z.string(),
  notice: z.string(),
  intro: z.string(),
  licence: SellerLicence,
  /** At the shop's own prices, by its own titles. */
  goods: z.array(GoodCard),
})
export type Outlet = z.infer<typeof Outlet>
export const OutletAnswer = z.object({ outlet: Outlet })

export const OutletGoodAnswer = z.object({ outlet: Outlet.pick({ handle: true, name: true }), good: Good })
export type OutletGoodAnswer = z.infer<typeof OutletGoodAnswer>
