/** Telling a shop's owners that its tier is to fall, and that it does not after all, once each; of the fall itself the shops' own steps tell. */
import type { MedusaContainer } from '@medusajs/framework/types'
import { sendOnce } from '@shanzhen/messages/send-once'
import { SHOP } from '@shanzhen/shops/modules/shop'
import { SETTLEMENT } from '../modules/settlement'
import type { TierCount } from '../modules/settlement/store/tiers'

const DAYS = 3
const TIERS = { standard: '普通', silver: '银牌', gold: '金牌' } as const
const KINDS: Record<string, string> = {
  ...{ lapsed: '待充值超时放弃', canceled: '下单后取消', lost: '售后被拒绝', floor: '售价低于最低售价' },
}

export async function tellFalls(container: MedusaContainer): Promise<void> {
  const shops = container.resolve(SHOP)
  for (const fall of await container.resolve(SETTLEMENT).fallsSince(DAYS)) {
    const { name } = await shops.retrieveShop(fall.shop_id)
    const said = textOf(fall, name)
    if (!said) continue
    const owners = await shops.ownersToTell(fall.shop_id)
    const resource_id = `${fall.id}:${fall.outcome ?? 'to-come'}`
    for (const { phone } of owners)
      await sendOnce(container, { to: phone, channel: 'sms', template: 'shop-tier-falls', resource_id, ...said })
  }
}

function textOf({ score, needed, parts, before, rated, falls_at, outcome }: TierCount, name: string) {
  if (outcome === 'recovered' || outcome === 'held') {
    const why = outcome === 'held' ? '供应中心固定了等级' : '信用分已恢复'
    return { subject: `${name}的等级不降了`, text: `小店“${name}”${why}，等级仍是${TIERS[before]}，供货价不变。` }
  }
  if (outcome || !falls_at) return null
  const lost = parts.filter(({ points }) => points < 0).map(({ kind, points }) => `${KINDS[kind] ?? kind} ${points} 分`)
  const why = lost.length ? `扣分：${lost.join('，')}。` : ''
  const day = falls_at.toLocaleDateString('zh-CN', { timeZone: 'Asia/Shanghai', month: 'long', day: 'numeric' })
  return {
    subject: `${name}的等级将降为${TIERS[rated]}`,
    text: `小店“${name}”这个月的信用分是 ${score} 分，${TIERS[before]}要 ${needed} 分；${day} 0 点起，新订单按${TIERS[rated]}的供货价算，已下的订单不变。${why}在那之前回到 ${needed} 分就不降；有申诉没答复时也先不降。怎么提高和申诉，请看小店后台的“信用分”。`,
  }
}
