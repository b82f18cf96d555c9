import { Button, Container, Heading, Text, toast } from '@medusajs/ui'
import { type FormEvent, useState } from 'react'
import { Link } from 'react-router-dom'
import { api, messageOf } from '@shanzhen/desk/api'
import { TextField } from '@shanzhen/desk/fields'
import { Fault } from '@shanzhen/desk/table'
import { useAnswer } from '@shanzhen/desk/use-answer'
import { useRights } from '@shanzhen/desk/use-rights'
import type { SampleFile as File } from '../../wire'
import { sound } from '../lib/sound'

type Props = { id: string; onClose: () => void; onDone: () => Promise<void> }

/** One parcel, opened: what should be in it, and what whoever looks at it says. */
export function SampleFile({ id, onClose, onDone }: Props) {
  const path = `/warehouse/samples/${id}`
  const { answer, setAnswer, fault } = useAnswer<{ sample: File }>(path)
  const may = useRights()('warehouse:work')
  const [reason, setReason] = useState('')
  const judge = async (body: object) => {
    try {
      setAnswer(await api<{ sample: File }>(`${path}/judge`, 'POST', body))
      sound('done')
      await onDone()
    } catch (error) {
      sound('wrong')
      toast.error(messageOf(error))
    }
  }
  const unpack = async (packing_id: string, why: string) => {
    try {
      await api(`/warehouse/packings/${packing_id}/undo`, 'POST', { reason: `抽检：${why}`.slice(0, 100) })
      toast.success('拆了包，货放回去再扫订单码重新装')
      onClose()
      await onDone()
    } catch (error) {
      toast.error(messageOf(error))
    }
  }
  const fail = (event: FormEvent) => {
    event.preventDefault()
    void judge({ verdict: 'failed', reason })
  }
  if (!answer) return <Fault text={fault} />
  const { sample } = answer
  return (
    <Container className="flex flex-col gap-y-3 px-4 py-4 md:px-6">
      <div className="flex flex-wrap items-center justify-between gap-2">
        <Heading level="h2">
          {sample.carrier_name} {sample.tracking_number ?? ''} · #{sample.display_id}
        </Heading>
        <Button size="small" variant="transparent" onClick={onClose}>
          关上
        </Button>
      </div>
      <Text size="small" className="text-ui-fg-subtle">
        {sample.why}，{sample.packer} 装的
      </Text>
      <ul className="flex flex-col gap-y-1" aria-label="里面该有">
        {sample.goods.map(({ title, pieces }) => (
          <li key={title} className="flex items-center justify-between gap-4 rounded-lg p-3 shadow-borders-base">
            <span className="txt-compact-large">{title}</span>
            <span className="txt-compact-xlarge-plus tabular-nums">× {pieces}</span>
          </li>
        ))}
      </ul>
      {sample.lots.length > 0 && (
        <Text size="small">
          批次 {sample.lots.map(({ code, best_before }) => `${code}（至 ${best_before ?? '—'}）`).join('、')}
        </Text>
      )}
      {sample.state === 'waiting' && !sample.unpacked_at && (
        <form onSubmit={fail} className="flex flex-wrap items-end gap-2">
          <Button type="button" className="min-h-11 w-full" onClick={() => void judge({ verdict: 'passed' })}>
            合格，可以交出
          </Button>
          <TextField label="哪里不对" required value={reason} maxLength={100} onChange={setReason} />
          <Button type="submit" className="min-h-11" variant="danger">
            不合格
          </Button>
        </form>
      )}
      {sample.state === 'passed' && <Text>{sample.judged_by} 检过，合格。</Text>}
      {sample.state === 'failed' && (
        <div className="flex flex-wrap items-center gap-3">
          <Text className="text-ui-fg-error">不合格：{sample.reason}</Text>
          {sample.unpacked_at ? (
            <Text>已经拆包。</Text>
          ) : !may ? (
            <Text>等仓库拆包重装。</Text>
          ) : sample.packing_id ? (
            <Button
              size="small"
              variant="danger"
              onClick={() => void unpack(sample.packing_id ?? '', sample.reason ?? '')}
            >
              拆包重装
            </Button>
          ) : (
            <Link
              className="inline-flex min-h-11 items-center text-ui-fg-interactive"
              to={`/orders/${sample.order_id}`}
            >
              到订单页拆包
            </Link>
          )}
        </div>
      )}
    </Container>
  )
}
