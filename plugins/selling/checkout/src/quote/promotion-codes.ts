import type { MedusaContainer, PromotionDTO } from '@medusajs/framework/types'
import { Modules } from '@medusajs/framework/utils'
import { Gathered } from '@shanzhen/workflow-kit/gathered'
import { everyRow } from '@shanzhen/workflow-kit/every-row'

/** Why a code takes nothing off, in words for the buyer; an order is placed without it. */
export type RefusedCode = { code: string; reason: PromotionRefusal; message: string }
export type PromotionRefusal =
  | 'unknown'
  | 'not_yet'
  | 'over'
  | 'sign_in'
  | 'email'
  | 'used_up'
  | 'budget_spent'
  | 'used_before'
  | 'below'
  | 'not_matching'
  | 'not_here'

const WORDS: Record<Exclude<PromotionRefusal, 'below'>, string> = {
  unknown: '没有这个优惠码，或已停用',
  not_yet: '优惠活动还没有开始',
  over: '优惠活动已经结束',
  sign_in: '登录后才能使用，每人限用',
  email: '填写邮箱后才能使用，每人限用',
  used_up: '已被领完',
  budget_spent: '活动额度已用完',
  used_before: '您用过的次数已到上限',
  not_matching: '不适用于这笔订单的商品、配送或会员条件',
  not_here: '小店主页的价格不参加活动',
}

/** @param threshold fen of goods from which on it counts @param short fen that are missing */
export const refuseBelow = (code: string, threshold: number, short: number): RefusedCode => ({
  code,
  reason: 'below',
  message: `优惠码 ${code}：商品满 ¥${inYuan(threshold)} 可用，还差 ¥${inYuan(short)}，未计入`,
})
const inYuan = (fen: number) => (fen / 100).toFixed(2)

export const refuse = (code: string, reason: keyof typeof WORDS): RefusedCode => ({
  code,
  reason,
  message: `优惠码 ${code}：${WORDS[reason]}，未计入`,
})

type Who = { customer_id: string | null; email?: string }
type Known = PromotionDTO & { used?: number; limit?: number | null }

/** Promotions that may count, by the code Medusa knows them by, and what was given and may not. */
export type Candidates = {
  promotions: Map<string, Known>
  /** The buyer's own spelling of each code that may count. */
  given: Map<string, string>
  refused: RefusedCode[]
}

/**
 * Codes are found in any case and width (ｈａｒｖｅｓｔ is HARVEST). A promotion limited per customer needs to know the customer:
 * Medusa's module refuses the whole basket where it does not, so such a one is left out, the automatic ones silently.
 */
export async function findCandidates(
  container: MedusaContainer,
  codes: string[],
  who: Who,
  now = new Date(),
): Promise<Candidates> {
  const spelled = new Map(codes.map((code) => [key(code), code]))
  const found = await list(container, [...spelled.values()])
  const promotions = new Map<string, Known>()
  const given = new Map<string, string>()
  const refused: RefusedCode[] = []
  for (const [wanted, spelling] of spelled) {
    const promotion =
      found.find(({ code }) => code === spelling.trim()) ?? found.find(({ code }) => key(code ?? '') === wanted)
    const reason = promotion ? whyNot(promotion, who, now) : 'unknown'
    if (!promotion?.code || reason) refused.push(refuse(spelling, reason ?? 'unknown'))
    else {
      promotions.set(promotion.code, promotion)
      given.set(promotion.code, spelling)
    }
  }
  for (const promotion of found) {
    if (promotion.is_automatic && promotion.code && !whyNot(promotion, who, now))
      promotions.set(promotion.code, promotion)
  }
  return { promotions, given, refused }
}

/** As people type it: full width, spaces around, any case. */
const key = (code: string): string => code.normalize('NFKC').trim().toLowerCase()

const escaped = (code: string): string => code.replace(/[\\%_]/g, (sign) => `\\${sign}`)

const asked = new Gathered(async (lists: string[], container: MedusaContainer) => {
  const found = lists.map(async (codes) => [codes, await read(container, JSON.parse(codes) as string[])] as const)
  return new Map(await Promise.all(found))
})

/** Most ask for none, and so the same. */
async function list(container: MedusaContainer, codes: string[]): Promise<Known[]> {
  const key = JSON.stringify(codes.flatMap((code) => [code.trim(), code.normalize('NFKC').trim()]))
  return (await asked.ask([key], container)).get(key) ?? []
}

async function read(container: MedusaContainer, spellings: string[]): Promise<Known[]> {
  const filters = {
    $or: [
      { is_automatic: true, status: ['active'] },
      ...[...new Set(spellings)].map((code) => ({ code: { $ilike: escaped(code) } })),
    ],
  }
  return everyRow((after, page) =>
    container.resolve(Modules.PROMOTION).listPromotions({ ...filters, ...after } as object, {
      ...page,
      relations: ['campaign', 'campaign.budget', 'rules', 'rules.values'],
    }),
  )
}

function whyNot(promotion: Known, who: Who, now: Date): Exclude<PromotionRefusal, 'below'> | null {
  const { status, campaign } = promotion
  if (status !== 'active') return 'unknown'
  if (campaign?.starts_at && new Date(campaign.starts_at) > now) return 'not_yet'
  if (campaign?.ends_at && new Date(campaign.ends_at) <= now) return 'over'
  const budget = campaign?.budget as { type?: string; attribute?: string } | null | undefined
  if (budget?.type !== 'use_by_attribute') return null
  if (budget.attribute === 'customer_email') return who.email ? null : 'email'
  return who.customer_id ? null : 'sign_in'
}
