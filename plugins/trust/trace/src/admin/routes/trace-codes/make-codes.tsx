/** Choosing a released lot and how many labels it gets; the request carries a number of its own, so a second tap makes nothing. */
import { Button, Container, Heading, Text, toast } from '@medusajs/ui'
import { useState } from 'react'
import { api, messageOf } from '@shanzhen/desk/api'
import { ChoiceField, TextField } from '@shanzhen/desk/fields'
import { Fault } from '@shanzhen/desk/table'
import { useAnswer } from '@shanzhen/desk/use-answer'
import type { LabelLot, StaffBatch } from '../../../wire'

export function MakeCodes({ onMade }: { onMade: (batch: StaffBatch) => Promise<void> }) {
  const [code, setCode] = useState('')
  const found = useAnswer<{ lots: LabelLot[] }>(`/trace-codes/lots?code=${encodeURIComponent(code.trim())}`)
  const lots = found.answer?.lots
  const [lotId, setLotId] = useState('')
  const [count, setCount] = useState('')
  const [allowance, setAllowance] = useState('0')
  const [key, setKey] = useState(() => crypto.randomUUID())
  const [busy, setBusy] = useState(false)
  const lot = lots?.find(({ id }) => id === lotId)
  const room = lot ? Math.max(0, lot.pieces + Number(allowance || 0) - lot.live) : 0

  const choose = (id: string) => {
    const chosen = lots?.find((one) => one.id === id)
    setLotId(id)
    setCount(chosen ? String(Math.max(0, chosen.pieces - chosen.live)) : '')
  }
  const make = async () => {
    setBusy(true)
    try {
      const body = { idempotency_key: key, lot_id: lotId, count: Number(count), allowance: Number(allowance || 0) }
      const { batch } = await api<{ batch: StaffBatch }>('/trace-codes', 'POST', body)
      toast.success(`已生成 ${batch.made} 枚追溯码`)
      setKey(crypto.randomUUID())
      await found.reload()
      await onMade(batch)
    } catch (error) {
      toast.error(messageOf(error))
    } finally {
      setBusy(false)
    }
  }

  return (
    <Container className="flex flex-col gap-y-4 px-6 py-4">
      <Heading>生成追溯码</Heading>
      <Fault text={found.fault} />
      <div className="max-w-sm">
        <TextField label="找批次（输入批次号的一部分；不填列最近放行的）" value={code} onChange={setCode} />
      </div>
      {lots?.length === 0 && code && <Text className="text-ui-fg-subtle">没有批次号含“{code}”的已放行批次。</Text>}
      {lots?.length === 0 && !code && (
        <Text className="text-ui-fg-subtle">没有已放行的袋装批次。散货请先分装，批次放行后再打标签。</Text>
      )}
      {!!lots?.length && (
        <>
          <div className="grid gap-3 md:grid-cols-3">
            <ChoiceField
              label="批次"
              value={lotId}
              options={lots.map(({ id, code, title, spec }) => [id, `${code} · ${title} ${spec}`] as const)}
              onChange={choose}
            />
            <TextField label="枚数" value={count} onChange={setCount} />
            <TextField label="报备余量（防印坏，最多十分之一）" value={allowance} onChange={setAllowance} />
          </div>
          {lot && (
            <Text size="small" className="text-ui-fg-subtle">
              本批 {lot.pieces} 件，已有有效码 {lot.live} 枚，还可以生成 {room} 枚。
              {lot.certificate && '标签会带“承诺达标合格证”。'}
            </Text>
          )}
          <Button className="self-start" disabled={!lot || !Number(count)} isLoading={busy} onClick={make}>
            生成
          </Button>
        </>
      )}
    </Container>
  )
}
