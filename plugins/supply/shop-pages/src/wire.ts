/** 店铺主页: what a small shop says at its page in our storefront, and what it sold there. No buyer stands in it by name. */
import { fen, moment, text } from '@shanzhen/http/wire'
import { z } from '@medusajs/framework/zod'

export const OwnPage = z.object({
  open: z.boolean(),
  notice: z.string(),
  intro: z.string(),
  /** Below the storefront's own address. */
  path: z.string(),
  /** How many sizes are for sale there now. */
  selling: z.int(),
  /** Earned and not in the deposit yet; below zero where buyers got back more than was earned since. */
  waiting_fen: fen,
  released_fen: fen,
  hold_days: z.int(),
})
export type OwnPage = z.infer<typeof OwnPage>
export const OwnPageAnswer = z.object({ page: OwnPage })

/** waiting: its buyer has not paid; settled: what it earned is in the deposit, as it stands now. */
export const SaleState = z.enum(['unpaid', 'canceled', 'paid', 'shipped', 'received', 'settled'])
export type SaleState = z.infer<typeof SaleState>
export const PageSale = z.object({
  id: z.string(),
  /** As its buyer and staff call the order. */
  number: z.int(),
  placed_at: moment,
  state: SaleState,
  /** Where to, without a person. */
  region: text,
  lines: z.array(
    z.object({
      title: z.string(),
      variant_title: text,
      quantity: z.int(),
      paid_fen: fen,
      /** What all its pieces cost the shop. */
      supply_fen: fen,
      margin_fen: fen,
    }),
  ),
  goods_fen: fen,
  margin_fen: fen,
  earned_fen: fen,
  released_fen: fen,
})
export type PageSale = z.infer<typeof PageSale>
export const PageSales = z.object({ sales: z.array(PageSale), next: text })
export type PageSales = z.infer<typeof PageSales>
