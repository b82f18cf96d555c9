/** The price list agreed with a producer; what holds today first. A new price follows the old one, which stays on record. */
import { Badge, Button, Container, Heading, toast } from '@medusajs/ui'
import { useState } from 'react'
import { api, messageOf } from '@shanzhen/desk/api'
import { today } from '@shanzhen/desk/dates'
import { ChoiceField, TextField } from '@shanzhen/desk/fields'
import { fenOf } from '@shanzhen/desk/money'
import { type Column, DeskTable, Fault } from '@shanzhen/desk/table'
import { useAnswer } from '@shanzhen/desk/use-answer'
import { useRights } from '@shanzhen/desk/use-rights'
import type { AgreedPrice, AgreedPrices, Basis } from '../../wire'
import { BASES, priceWords } from '../lib/words'

type Goods = { goods: { id: string; title: string }[] }

const COLUMNS: Column<AgreedPrice>[] = [
  { head: '商品', cell: ({ title }) => title },
  { head: '价格', cell: priceWords },
  { head: '从哪天起', cell: ({ valid_from }) => valid_from },
  {
    head: '',
    cell: ({ current, valid_from }) =>
      current ? (
        <Badge size="2xsmall" color="green">
          现行
        </Badge>
      ) : (
        <Badge size="2xsmall">{valid_from > today() ? '还没开始' : '以前'}</Badge>
      ),
  },
  { head: '登记', cell: ({ agreed_by }) => agreed_by },
]

export function PricesPanel({ producer_id }: { producer_id: string }) {
  const { answer, fault, reload } = useAnswer<AgreedPrices>(`/purchase/prices?producer_id=${producer_id}`)
  const may = useRights()('purchase:price')
  const [adding, setAdding] = useState(false)
  return (
    <Container className="divide-y p-0">
      <div className="flex flex-wrap items-center justify-between gap-3 px-6 py-4">
        <Heading level="h2">协议价</Heading>
        {may && (
          <Button size="small" variant="secondary" onClick={() => setAdding(!adding)}>
            登记协议价
          </Button>
        )}
      </div>
      {adding && (
        <AgreeForm
          producer_id={producer_id}
          onSaved={async () => {
            setAdding(false)
            await reload()
          }}
        />
      )}
      <Fault text={fault} />
      <DeskTable
        rows={answer?.prices}
        columns={COLUMNS}
        keyOf={({ id }) => id}
        empty="还没有协议价。登记后，收货时可以直接选。"
      />
    </Container>
  )
}

function AgreeForm({ producer_id, onSaved }: { producer_id: string; onSaved: () => Promise<void> }) {
  const { answer, fault } = useAnswer<Goods>(`/purchase/goods?producer_id=${producer_id}`)
  const [good_id, setGood] = useState('')
  const [basis, setBasis] = useState<Basis>('kg')
  const [typed, setTyped] = useState({ grade: '', unit: '', day: today() })
  const [problem, setProblem] = useState<string | null>(null)
  const set = (change: Partial<typeof typed>) => setTyped((known) => ({ ...known, ...change }))

  const save = async () => {
    const unit_fen = fenOf(typed.unit)
    if (!unit_fen) return setProblem('请填写单价，如 80.00')
    setProblem(null)
    try {
      const body = { producer_id, good_id, grade: typed.grade, basis, unit_fen, valid_from: typed.day }
      await api('/purchase/prices', 'POST', body)
      toast.success('协议价已登记')
      await onSaved()
    } catch (error) {
      setProblem(messageOf(error))
    }
  }

  return (
    <div className="grid gap-3 px-6 py-4 sm:grid-cols-2 lg:grid-cols-3">
      <ChoiceField
        label="商品"
        value={good_id}
        options={(answer?.goods ?? []).map(({ id, title }) => [id, title] as const)}
        onChange={setGood}
      />
      <TextField label="等级（可不填）" value={typed.grade} onChange={(grade) => set({ grade })} />
      <ChoiceField label="怎样计价" value={basis} options={BASES} onChange={setBasis} />
      <TextField
        label={basis === 'kg' ? '每公斤（元）' : '每件（元）'}
        value={typed.unit}
        placeholder="80.00"
        onChange={(unit) => set({ unit })}
      />
      <TextField label="从哪天起" value={typed.day} placeholder={today()} onChange={(day) => set({ day })} />
      <div className="flex items-end">
        <Button onClick={() => void save()}>保存</Button>
      </div>
      <Fault text={problem ?? fault} />
    </div>
  )
}
