import { Alert, Button, Container, Heading, Text, toast, usePrompt } from '@medusajs/ui'
import { useEffect, useState } from 'react'
import { api, messageOf } from '@shanzhen/desk/api'
import { ChoiceField, TextField } from '@shanzhen/desk/fields'
import { amount } from '../../../lib/lot-words'
import * as acts from '../../../lib/stock-acts'
import type { Choices, LotFile } from '../../../../wire'

/** Counts a lot, writes off what is damaged, or carries it elsewhere: the only ways its stock changes by hand. */
export function StockForm({ file, onSaved }: { file: LotFile; onSaved: () => Promise<void> }) {
  const unit = file.lot.quantity_unit
  const [places, setPlaces] = useState<Choices['locations']>([])
  const [problem, setProblem] = useState<string | null>(null)
  const [sending, setSending] = useState(false)
  const [key, setKey] = useState(acts.newKey)
  const [typed, setTyped] = useState<acts.Typed>(() => ({
    ...{ kind: 'stocktake', to_location_id: '', quantity: '', reason: '' },
    location_id: file.stock.find(({ quantity }) => quantity > 0)?.location_id ?? file.stock[0]?.location_id ?? '',
  }))
  const prompt = usePrompt()
  useEffect(() => {
    api<Choices>('/lots/goods').then(
      ({ locations }) => setPlaces(locations),
      (error) => setProblem(messageOf(error)),
    )
  }, [])

  const change = (part: Partial<acts.Typed>) => {
    setProblem(null)
    setTyped((known) => ({ ...known, ...part }))
  }
  const nameOf = (id: string) => places.find((place) => place.id === id)?.name ?? '…'
  const options = places.map(({ id, name }) => [id, name] as const)

  const send = async () => {
    const wrong = acts.problemOf(typed, unit)
    if (wrong) return setProblem(wrong)
    const title = `登记${acts.ACT_NAMES[typed.kind]}？`
    const description = acts.consequenceOf(typed, file)
    if (!(await prompt({ title, description, confirmText: '登记', cancelText: '取消' }))) return
    setSending(true)
    try {
      await api(`/lots/${file.lot.id}/acts`, 'POST', acts.bodyOf(typed, unit, key))
      toast.success(`已登记${acts.ACT_NAMES[typed.kind]}`)
      setKey(acts.newKey())
      change({ quantity: '', reason: '' })
      await onSaved()
    } catch (error) {
      setProblem(messageOf(error))
    } finally {
      setSending(false)
    }
  }

  return (
    <Container className="flex flex-col gap-y-3">
      <Heading level="h2">库存</Heading>
      <ul aria-label="各仓库现存" className="flex flex-col gap-y-1">
        {file.stock.map(({ id, location_id, quantity }) => (
          <li key={id}>
            <Text size="small">
              {nameOf(location_id)} <span className="tabular-nums">{amount(quantity, unit)}</span>
            </Text>
          </li>
        ))}
      </ul>
      <Text size="small" className="text-ui-fg-subtle">
        批次的库存只通过收货、发货、退回和这里的盘点、报损、调拨变化，每次都记下原因和登记人。
      </Text>
      <div className="grid grid-cols-1 gap-3 md:grid-cols-2">
        <ChoiceField
          label="登记"
          value={typed.kind}
          options={acts.STOCK_ACTS}
          onChange={(kind) => change({ kind: kind as acts.Typed['kind'] })}
        />
        <ChoiceField
          label={typed.kind === 'transfer' ? '调出仓库' : '仓库'}
          value={typed.location_id}
          options={options}
          onChange={(location_id) => change({ location_id })}
        />
        {typed.kind === 'transfer' && (
          <ChoiceField
            label="调入仓库"
            value={typed.to_location_id}
            options={options.filter(([id]) => id !== typed.location_id)}
            onChange={(to_location_id) => change({ to_location_id })}
          />
        )}
        <TextField
          label={`${acts.QUANTITY_NAMES[typed.kind]}（${unit === 'g' ? 'kg' : '件'}）`}
          value={typed.quantity}
          onChange={(quantity) => change({ quantity })}
          placeholder={`账面 ${amount(acts.bookedAt(file, typed.location_id), unit)}`}
        />
        <TextField
          label="原因"
          value={typed.reason}
          onChange={(reason) => change({ reason })}
          placeholder={acts.REASON_HINTS[typed.kind]}
        />
      </div>
      {problem && (
        <div role="alert">
          <Alert variant="error">{problem}</Alert>
        </div>
      )}
      <Button size="large" variant="secondary" isLoading={sending} onClick={() => void send()}>
        登记{acts.ACT_NAMES[typed.kind]}
      </Button>
    </Container>
  )
}
