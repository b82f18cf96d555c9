/** One batch: its PDF files, how its bags are looked at, and withdrawing it or one label. */
import { Button, Container, Heading, Input, Label, Prompt, Text, toast } from '@medusajs/ui'
import { useEffect, useState } from 'react'
import { api, messageOf } from '@shanzhen/desk/api'
import { TextField } from '@shanzhen/desk/fields'
import { type Column, DeskTable } from '@shanzhen/desk/table'
import type { StaffBatch, Tally } from '../../../wire'
import { grouped, LABELS_AT_ONCE, labelsUrl } from '../../lib/trace-codes'

type Props = { batch: StaffBatch; onChange: () => Promise<void> }

const MOST: Column<Tally['most'][number]>[] = [
  { head: '查看最多的码', cell: ({ code, state }) => `${grouped(code)}${state === 'void' ? '（已作废）' : ''}` },
  { head: '人次', right: true, cell: ({ scan_count }) => scan_count },
  { head: '一天内的网络数', right: true, cell: ({ network_count }) => network_count },
]

export function BatchPanel({ batch, onChange }: Props) {
  const [tally, setTally] = useState<Tally | null>(null)
  const [code, setCode] = useState('')
  const [from, setFrom] = useState('1')

  useEffect(() => {
    api<{ tally: Tally }>(`/trace-codes/${batch.id}`)
      .then((answer) => setTally(answer.tally))
      .catch((error) => toast.error(messageOf(error)))
  }, [batch])

  const withdraw = async (path: string, reason: string) => {
    try {
      await api(`/trace-codes/${batch.id}${path}/void`, 'POST', { reason })
      toast.success('已作废')
      setCode('')
      await onChange()
    } catch (error) {
      toast.error(messageOf(error))
    }
  }

  return (
    <Container className="divide-y p-0">
      <div className="flex flex-wrap items-end justify-between gap-3 px-6 py-4">
        <div>
          <Heading level="h2">
            批次 {batch.lot_code} · {batch.count} 枚
          </Heading>
          {tally && (
            <Text size="small" className="tabular-nums text-ui-fg-subtle">
              被查看过 {tally.scanned} 枚 · 单枚作废 {tally.voided} 枚
            </Text>
          )}
          {batch.void_reason && <Text className="text-ui-fg-error">已作废：{batch.void_reason}</Text>}
        </div>
        {batch.state === 'ready' && (
          <div className="flex flex-wrap items-end gap-2">
            {batch.count > LABELS_AT_ONCE && (
              <TextField label={`从第几枚起（每个文件 ${LABELS_AT_ONCE} 枚）`} value={from} onChange={setFrom} />
            )}
            <Button size="small" variant="secondary" asChild>
              <a href={labelsUrl(batch, 'sheet', Number(from) || 1)} download>
                A4 标签纸 PDF
              </a>
            </Button>
            <Button size="small" variant="secondary" asChild>
              <a href={labelsUrl(batch, 'roll', Number(from) || 1)} download>
                60×40 卷标 PDF
              </a>
            </Button>
            <Withdraw title={`作废整批 ${batch.count} 枚？`} onSure={(reason) => withdraw('', reason)}>
              作废整批
            </Withdraw>
          </div>
        )}
      </div>
      {batch.state === 'ready' && (
        <div className="flex flex-wrap items-end gap-2 px-6 py-4">
          <TextField label="作废一枚：标签上的 13 位码" value={code} onChange={setCode} />
          <Withdraw
            title={`作废 ${code}？`}
            disabled={code.trim().length < 13}
            onSure={(reason) => withdraw(`/codes/${encodeURIComponent(code.trim())}`, reason)}
          >
            作废这一枚
          </Withdraw>
        </div>
      )}
      {!!tally?.most.length && <DeskTable rows={tally.most} columns={MOST} keyOf={({ code }) => code} empty="" />}
    </Container>
  )
}

type WithdrawProps = { title: string; disabled?: boolean; onSure: (reason: string) => void; children: string }

/** Asks for the reason and once more before something that has no way back. */
function Withdraw({ title, disabled, onSure, children }: WithdrawProps) {
  const [reason, setReason] = useState('')
  return (
    <Prompt>
      <Prompt.Trigger asChild>
        <Button size="small" variant="danger" disabled={disabled}>
          {children}
        </Button>
      </Prompt.Trigger>
      <Prompt.Content>
        <Prompt.Header>
          <Prompt.Title>{title}</Prompt.Title>
          <Prompt.Description>作废后不能恢复，扫到的人会看到“这个码已作废”。</Prompt.Description>
          <Label htmlFor="void-reason" size="small" className="mt-2">
            原因
          </Label>
          <Input id="void-reason" value={reason} onChange={(event) => setReason(event.target.value)} />
        </Prompt.Header>
        <Prompt.Footer>
          <Prompt.Cancel>取消</Prompt.Cancel>
          <Prompt.Action disabled={reason.trim().length < 2} onClick={() => onSure(reason.trim())}>
            作废
          </Prompt.Action>
        </Prompt.Footer>
      </Prompt.Content>
    </Prompt>
  )
}
