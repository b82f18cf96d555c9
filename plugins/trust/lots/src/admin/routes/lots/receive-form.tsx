import { Button, toast } from '@medusajs/ui'
import { useEffect, useState } from 'react'
import { useNavigate } from 'react-router-dom'
import { api, messageOf, newKey } from '@shanzhen/desk/api'
import { ChoiceField, TextField } from '@shanzhen/desk/fields'
import { FormDrawer } from '@shanzhen/desk/form-drawer'
import { Fault } from '@shanzhen/desk/table'
import { emptyLot, lotBodyOf, lotProblem, type TypedLot } from '../../lib/received-lot'
import { ReceivedLotFields } from './received-lot-fields'
import type { Choices } from '../../../wire'

/** A delivery at the ramp, all its lots on one receipt: booked into quarantine, ready to be measured. */
const EMPTY = { location_id: '', supplier_name: '', supplier_contact: '', note_number: '' }

export function ReceiveForm({ onClose, onSaved }: { onClose: () => void; onSaved: () => Promise<void> }) {
  const navigate = useNavigate()
  const [choices, setChoices] = useState<Choices>({ goods: [], locations: [] })
  const [delivery, setDelivery] = useState(EMPTY)
  const [lots, setLots] = useState<TypedLot[]>([emptyLot()])
  const [fault, setFault] = useState<string | null>(null)
  // A second tap, and a second try after a lost answer, are the same receipt.
  const [key] = useState(newKey)
  const set = (change: Partial<typeof EMPTY>) => setDelivery((known) => ({ ...known, ...change }))

  /** Mostly it is the good's own producer who brings it; what was typed stays. */
  const suggestSupplier = (good_id: string | undefined) => {
    const producer = choices.goods.find(({ id }) => id === good_id)?.producer
    if (producer && !delivery.supplier_name) set({ supplier_name: producer })
  }

  useEffect(() => {
    api<Choices>('/lots/goods').then(
      (found) => {
        setChoices(found)
        set({ location_id: found.locations[0]?.id ?? '' })
      },
      (error) => setFault(messageOf(error)),
    )
  }, [])

  const send = async () => {
    const wrong = lots.map((lot, i) => [i, lotProblem(lot)] as const).find(([, words]) => words)
    if (wrong) return `第 ${wrong[0] + 1} 个批次：${wrong[1]}`
    const body = { ...delivery, lots: lots.map((lot) => lotBodyOf(lot, choices.goods)) }
    const answer = await api<{ lots: { id: string }[] }>('/lots', 'POST', body, key)
    toast.success(`已登记 ${lots.length} 个批次，等待检验`)
    // One lot is measured next, at its own page.
    if (answer.lots.length === 1) navigate(`/lots/${answer.lots[0].id}`)
    else await onSaved()
  }

  return (
    <FormDrawer title="收货登记" submit="登记" onClose={onClose} onSend={send}>
      <TextField label="供货人" value={delivery.supplier_name} onChange={(name) => set({ supplier_name: name })} />
      <TextField
        label="供货人联系方式"
        value={delivery.supplier_contact}
        onChange={(contact) => set({ supplier_contact: contact })}
      />
      <TextField label="送货单号" value={delivery.note_number} onChange={(number) => set({ note_number: number })} />
      <ChoiceField
        label="仓库"
        value={delivery.location_id}
        options={choices.locations.map(({ id, name }) => [id, name] as const)}
        onChange={(location_id) => set({ location_id })}
      />
      {lots.map((lot, i) => (
        <ReceivedLotFields
          key={lot.key}
          title={lots.length > 1 ? `第 ${i + 1} 个批次` : '批次'}
          lot={lot}
          goods={choices.goods}
          onChange={(change) => {
            setLots((known) => known.map((one) => (one === lot ? { ...one, ...change } : one)))
            suggestSupplier(change.good_id)
          }}
          onRemove={lots.length > 1 ? () => setLots((known) => known.filter((one) => one !== lot)) : null}
        />
      ))}
      <Button type="button" variant="secondary" onClick={() => setLots((known) => [...known, emptyLot()])}>
        再加一个批次
      </Button>
      <Fault text={fault} />
    </FormDrawer>
  )
}
