/** Which supply prices a shop buys at. */
import { Text, toast } from '@medusajs/ui'
import { useState } from 'react'
import { api } from '@shanzhen/desk/api'
import { ChoiceField } from '@shanzhen/desk/fields'
import { FormDrawer } from '@shanzhen/desk/form-drawer'
import type { ShopFile, ShopTier } from '../../wire'
import { TIERS } from '../lib/words'

type Props = { shop: ShopFile; onClose: () => void; onSaved: () => Promise<void> }
const OPTIONS = Object.entries(TIERS) as [ShopTier, string][]

export function TierForm({ shop, onClose, onSaved }: Props) {
  const [tier, setTier] = useState(shop.tier)
  const send = async () => {
    if (tier === shop.tier) return '等级没有变'
    await api(`/shops/${shop.id}`, 'POST', { act: 'tier', tier })
    toast.success(`${shop.name}：等级改为${TIERS[tier]}`)
    await onSaved()
  }
  return (
    <FormDrawer title={`定等级：${shop.name}`} submit="保存等级" onClose={onClose} onSend={send}>
      <Text size="small">新订单按新等级的供货价算，已下的订单不变。小店会收到通知。</Text>
      <ChoiceField label="等级" value={tier} options={OPTIONS} onChange={setTier} />
    </FormDrawer>
  )
}
