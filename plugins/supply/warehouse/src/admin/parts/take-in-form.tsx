import { Button, Text, toast } from '@medusajs/ui'
import { useEffect, useState } from 'react'
import { api, newKey } from '@shanzhen/desk/api'
import { ChoiceField, TextField } from '@shanzhen/desk/fields'
import { FormDrawer } from '@shanzhen/desk/form-drawer'
import { Fault } from '@shanzhen/desk/table'
import { useAnswer } from '@shanzhen/desk/use-answer'
import { ReceivedLotFields } from '@shanzhen/lots/received-lot-fields'
import { BULK, emptyLot, lotBodyOf, lotProblem, type TypedLot } from '@shanzhen/lots/typed-lot'
import type { Choices } from '@shanzhen/lots/wire'
import { amountOf } from '../../receiving/amount'
import type { ReceivingLine, ReceivingNote } from '../../wire'

type Answer = { note: ReceivingNote }
type Props = { note: ReceivingNote; onClose: () => void; onDone: (answer: Answer) => void }
type Kind = Pick<ReceivingLine, 'good_id' | 'inventory_item_id'>

const sameKind = (one: Kind, other: Kind) =>
  one.good_id === other.good_id && one.inventory_item_id === other.inventory_item_id
/** As it was expected, until somebody types what came. */
const lotOf = ({ good_id, inventory_item_id, expected, unit }: ReceivingLine): TypedLot => ({
  ...emptyLot(),
  ...{ good_id, size: inventory_item_id ?? BULK, quantity: String(unit === 'g' ? expected / 1000 : expected) },
})

/** What came, all its lots at once; a good may come in several. What is otherwise than expected asks for its reason. */
export function TakeInForm({ note, onClose, onDone }: Props) {
  const { answer, fault } = useAnswer<Choices>('/lots/goods')
  const [head, setHead] = useState({ location_id: '', delivery_number: '' })
  const [lots, setLots] = useState<TypedLot[]>(() => note.lines.map(lotOf))
  const [reasons, setReasons] = useState<Record<string, string>>({})
  // A second tap, and a second try after a lost answer, are the same receipt.
  const [key] = useState(newKey)
  const goods = (answer?.goods ?? []).filter(({ producer_id }) => !producer_id || producer_id === note.producer_id)
  const first = answer?.locations[0]?.id ?? ''
  useEffect(() => setHead((known) => ({ ...known, location_id: known.location_id || first })), [first])
  useEffect(() => {
    // Where it grew is as a rule where the good says.
    const of = ({ good_id }: TypedLot) => answer?.goods.find(({ id }) => id === good_id)
    setLots((known) =>
      known.map((lot) => ({
        ...lot,
        town: lot.town || (of(lot)?.town ?? ''),
        village: lot.village || (of(lot)?.village ?? ''),
      })),
    )
  }, [answer])
  const bodies = lots.map((lot) => ({ ...lotBodyOf(lot, goods), known: !lotProblem(lot) }))
  const came = (line: ReceivingLine) =>
    bodies.filter((lot) => sameKind(lot, line)).reduce((sum, { quantity }) => sum + (quantity ?? 0), 0)
  const different = note.lines.filter((line) => came(line) !== line.expected)
  const strange = bodies.some((lot) => lot.known && !note.lines.some((line) => sameKind(lot, line)))

  const send = async () => {
    if (!answer) return '商品和仓库还没有读到，请稍等再按'
    const wrong = lots.map((lot, i) => [i, lotProblem(lot)] as const).find(([, words]) => words)
    if (wrong) return `第 ${wrong[0] + 1} 个批次：${wrong[1]}`
    const said = different.map((line) => ({ line, reason: reasons[line.id]?.trim() ?? '' }))
    const unsaid = said.find(({ reason }) => !reason)
    if (unsaid) return `${unsaid.line.title} 和预计的不一样，请写原因`
    const others = new Map(
      bodies
        .filter((lot) => !note.lines.some((line) => sameKind(lot, line)))
        .map((lot) => [`${lot.good_id} ${lot.inventory_item_id}`, lot]),
    )
    const body = {
      ...head,
      lots: bodies.map(({ known: _known, producer_id: _producer, ...lot }) => lot),
      differences: [
        ...said.map(({ line: { good_id, inventory_item_id }, reason }) => ({ good_id, inventory_item_id, reason })),
        ...[...others.values()].map(({ good_id, inventory_item_id }) => ({
          ...{ good_id, inventory_item_id },
          reason: reasons.strange?.trim() || '预计之外一起送来的',
        })),
      ],
    }
    onDone(await api<Answer>(`/warehouse/receiving-notes/${note.id}/receive`, 'POST', body, key))
    toast.success(`收了 ${lots.length} 个批次，等待检验`)
  }
  return (
    <FormDrawer title={`收货：${note.producer_name}`} submit="收货" onClose={onClose} onSend={send}>
      <TextField
        label="送货单号"
        value={head.delivery_number}
        maxLength={60}
        onChange={(delivery_number) => setHead((known) => ({ ...known, delivery_number }))}
      />
      <ChoiceField
        label="仓库"
        value={head.location_id}
        options={(answer?.locations ?? []).map(({ id, name }) => [id, name] as const)}
        onChange={(location_id) => setHead((known) => ({ ...known, location_id }))}
      />
      {lots.map((lot, i) => (
        <ReceivedLotFields
          key={lot.key}
          title={`第 ${i + 1} 个批次`}
          lot={lot}
          goods={goods}
          onChange={(change) =>
            setLots((known) => known.map((one) => (one.key === lot.key ? { ...one, ...change } : one)))
          }
          onRemove={lots.length > 1 ? () => setLots((known) => known.filter((one) => one !== lot)) : null}
        />
      ))}
      <Button type="button" variant="secondary" onClick={() => setLots((known) => [...known, emptyLot()])}>
        再加一个批次
      </Button>
      {different.map((line) => (
        <div key={line.id} className="flex flex-col gap-y-1">
          <Text size="small">
            {line.title}：预计 {amountOf(line.expected, line.unit)}，来了 {amountOf(came(line), line.unit)}
          </Text>
          <TextField
            label={`${line.title} 为什么不一样`}
            value={reasons[line.id] ?? ''}
            maxLength={100}
            onChange={(words) => setReasons({ ...reasons, [line.id]: words })}
          />
        </div>
      ))}
      {strange && (
        <TextField
          label="预计之外的为什么收"
          value={reasons.strange ?? ''}
          placeholder="预计之外一起送来的"
          maxLength={100}
          onChange={(words) => setReasons({ ...reasons, strange: words })}
        />
      )}
      <Fault text={fault} />
    </FormDrawer>
  )
}
