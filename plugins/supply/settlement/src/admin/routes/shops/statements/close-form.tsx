import { Text, toast } from '@medusajs/ui'
import { useEffect, useState } from 'react'
import { all, ask, messageOf } from '@shanzhen/desk/api'
import { ListField } from '@shanzhen/desk/fields'
import { FormDrawer } from '@shanzhen/desk/form-drawer'
import { Fault } from '@shanzhen/desk/table'

type Props = { onClose: () => void; onSaved: () => Promise<void> }
type Shop = { id: string; name: string; handle: string }
/** Two shops may bear one name; a handle is one shop's. */
const labelsOf = (shops: Shop[]) => {
  const twice = new Set(shops.map(({ name }) => name).filter((name, i, all) => all.indexOf(name) !== i))
  return new Map(shops.map((shop) => [twice.has(shop.name) ? `${shop.name}（${shop.handle}）` : shop.name, shop.id]))
}

/** One shop's statement up to now: before it closes, or where it asks for one. */
export function CloseForm({ onClose, onSaved }: Props) {
  const [shops, setShops] = useState<Shop[]>([])
  const [fault, setFault] = useState<string | null>(null)
  const [label, setLabel] = useState('')
  useEffect(() => {
    all<Shop>('/shops', 'shops').then(setShops, (error: unknown) => setFault(messageOf(error)))
  }, [])
  const labels = labelsOf(shops)
  const send = async () => {
    const shop_id = labels.get(label)
    if (!shop_id) return '请选择小店'
    await ask('/settlement/statements', { shop_id })
    toast.success('已出账，小店可以看到了')
    await onSaved()
  }
  return (
    <FormDrawer title="现在出账" submit="出账" onClose={onClose} onSend={send}>
      <Text size="small">上一张对账单之后的每一笔，都记在这一张里；出账后不能改。</Text>
      <Fault text={fault} />
      <ListField label="小店" value={label} options={[...labels.keys()]} onChange={setLabel} />
    </FormDrawer>
  )
}
