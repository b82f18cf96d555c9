import { MedusaError } from '@medusajs/framework/utils'

const OURS = /^(?:.* - )?(?:supply_price|shop_offer): (.+)$/s
const CHECKS: Record<string, string> = {
  CK_supply_price_floor: '最低售价不能低于供货价',
  CK_supply_price_price: '供货价须大于 0',
  CK_supply_price_lead: '发货时限须在 1 到 720 小时之间',
  CK_shop_offer_price: '售价须大于 0',
}

/** What the tables refuse, in words for whoever typed it. */
export async function fromDatabase<T>(write: () => Promise<T>): Promise<T> {
  try {
    return await write()
  } catch (error) {
    const { message = '', constraint } = error as { message?: string; constraint?: string }
    const check = Object.keys(CHECKS).find((name) => name === constraint || message.includes(name))
    const words = check ? CHECKS[check] : OURS.exec(message)?.[1]
    if (words) throw new MedusaError(MedusaError.Types.INVALID_DATA, words)
    throw error
  }
}
