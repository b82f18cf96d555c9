/** Which supply prices a shop buys at, whatever its rating: until a day, for a reason. */
import { Text, toast } from '@medusajs/ui'
import { useState } from 'react'
import { api } from '@shanzhen/desk/api'
import { ChoiceField, TextField } from '@shanzhen/desk/fields'
import { FormDrawer } from '@shanzhen/desk/form-drawer'
import type { ShopFile, ShopTier } from '../../wire'
import { TIERS } from '../lib/words'

type Props = { shop: ShopFile; onClose: () => void; onSaved: () => Promise<void> }
const OPTIONS = Object.entries(TIERS) as [ShopTier, string][]

export function TierForm({ shop, onClose, onSaved }: Props) {
  const [tier, setTier] = useState(shop.tier)
  const [until, setUntil] = useState('')
  const [reason, setReason] = useState('')
  // Never lower: what costs a shop more is announced by the count of ratings.
  const options = OPTIONS.slice(OPTIONS.findIndex(([known]) => known === shop.tier))
  const send = async () => {
    if (reason.trim().length < 2) return '请写原因'
    await api(`/shops/${shop.id}`, 'POST', { act: 'tier', tier, until, reason: reason.trim() })
    toast.success(`${shop.name}：等级固定为${TIERS[tier]}`)
    await onSaved()
  }
  return (
    <FormDrawer title={`固定等级：${shop.name}`} submit="固定等级" onClose={onClose} onSend={send}>
      <Text size="small">
        等级平时按每月的信用分定。固定期间不随信用分变，到期后下个月起照旧。新订单按新等级的供货价算，已下的订单不变；小店会看到原因。
      </Text>
      <ChoiceField label="等级" value={tier} options={options} onChange={setTier} />
      <TextField type="date" label="固定到哪天（最多一年）" value={until} onChange={setUntil} />
      <TextField label="原因" value={reason} onChange={setReason} maxLength={300} />
    </FormDrawer>
  )
}

/** From now on it follows the rating again. */
export function UntieForm({ shop, onClose, onSaved }: Props) {
  const [reason, setReason] = useState('')
  const send = async () => {
    if (reason.trim().length < 2) return '请写原因'
    await api(`/shops/${shop.id}`, 'POST', { act: 'untie', reason: reason.trim() })
    toast.success(`${shop.name}：等级恢复随信用分`)
    await onSaved()
  }
  return (
    <FormDrawer title={`不再固定等级：${shop.name}`} submit="恢复随信用分" onClose={onClose} onSend={send}>
      <Text size="small">现在的等级先不变；下次月度计分低了，会提前公告再降。</Text>
      <TextField label="原因" value={reason} onChange={setReason} maxLength={300} />
    </FormDrawer>
  )
}
