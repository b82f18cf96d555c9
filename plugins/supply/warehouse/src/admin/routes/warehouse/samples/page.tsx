/** 抽检: parcels drawn for a look before a carrier takes them; scanned, opened, passed or sent back to be unpacked. */
import { defineRouteConfig } from '@medusajs/admin-sdk'
import { MagnifyingGlass } from '@medusajs/icons'
import { Badge, Button, Container, Heading, Input, Text, toast } from '@medusajs/ui'
import { type FormEvent, useState } from 'react'
import { Link, useSearchParams } from 'react-router-dom'
import { api, messageOf } from '@shanzhen/desk/api'
import { shortMoment } from '@shanzhen/desk/dates'
import { type Column, DeskTable, Fault, MoreButton } from '@shanzhen/desk/table'
import { useAnswer } from '@shanzhen/desk/use-answer'
import type { Sample, Samples } from '../../../../wire'
import { sound } from '../../../lib/sound'
import { SAMPLE_STATES } from '../../../lib/words'
import { SampleFile } from '../../../parts/sample-file'

const columnsOf = (choose: (id: string) => void): Column<Sample>[] => [
  {
    head: '运单号',
    cell: ({ fulfillment_id, tracking_number, display_id }) => (
      <Button size="small" variant="transparent" className="min-h-11" onClick={() => choose(fulfillment_id)}>
        {tracking_number ?? `#${display_id}`}
      </Button>
    ),
  },
  {
    head: '订单',
    cell: ({ order_id, display_id }) => (
      <Link to={`/orders/${order_id}`} className="inline-flex min-h-11 items-center text-ui-fg-interactive">
        #{display_id}
      </Link>
    ),
  },
  {
    head: '状态',
    cell: ({ state, reason, unpacked_at }) => (
      <span className="inline-flex items-center gap-2">
        <Badge size="2xsmall" color={SAMPLE_STATES[state][1]}>
          {SAMPLE_STATES[state][0]}
        </Badge>
        {[reason, unpacked_at && '已拆包'].filter(Boolean).join('，')}
      </span>
    ),
  },
  { head: '为什么抽', cell: ({ why }) => why },
  { head: '装箱', cell: ({ packer, drawn_at }) => `${packer} ${shortMoment(String(drawn_at))}` },
  {
    head: '检的人',
    cell: ({ judged_by, judged_at }) => (judged_by ? `${judged_by} ${shortMoment(String(judged_at))}` : '—'),
  },
]

function SamplesPage() {
  const [asked, setAsked] = useSearchParams()
  const all = asked.get('all') === 'yes'
  const path = `/warehouse/samples${all ? '?all=yes' : ''}`
  const { answer, setAnswer, fault, reload } = useAnswer<Samples>(path)
  const [typed, setTyped] = useState('')
  const [told, setTold] = useState<string | null>(null)
  const [chosen, setChosen] = useState<string | null>(null)
  /** The list may be older than the parcel, or longer than what is shown of it: it is asked each time. */
  const scan = async (event: FormEvent) => {
    event.preventDefault()
    const code = typed.replace(/\s/g, '').toUpperCase()
    setTyped('')
    if (!code) return
    try {
      const { samples } = await api<Samples>(`/warehouse/samples?code=${encodeURIComponent(code)}`)
      const found = samples.find(({ state, unpacked_at }) => state !== 'passed' && !unpacked_at) ?? samples[0]
      sound(found ? 'right' : 'wrong')
      setTold(found ? null : `${code} 没有被抽到，可以直接交出`)
      setChosen(found?.fulfillment_id ?? null)
    } catch (error) {
      sound('wrong')
      setTold(`${code} 没有查到：${messageOf(error)}`)
      setChosen(null)
    }
  }
  const more = async (after: string) => {
    try {
      const page = await api<Samples>(`${path}${all ? '&' : '?'}after=${encodeURIComponent(after)}`)
      setAnswer((known) => ({ ...page, samples: [...(known?.samples ?? []), ...page.samples] }))
    } catch (error) {
      toast.error(messageOf(error))
    }
  }
  return (
    <div className="flex flex-col gap-y-3">
      {chosen && <SampleFile id={chosen} onClose={() => setChosen(null)} onDone={reload} />}
      <Container className="divide-y p-0">
        <div className="flex flex-col gap-y-3 px-4 py-4 md:px-6">
          <div className="flex flex-wrap items-center justify-between gap-2">
            <Heading>抽检</Heading>
            <Button size="small" variant="secondary" onClick={() => setAsked(all ? {} : { all: 'yes' })}>
              {all ? '只看要处理的' : '看全部'}
            </Button>
          </div>
          <Text size="small" className="text-ui-fg-subtle">
            按订单号抽到的包裹，交出前由装箱以外的同事打开看。不合格的写明原因，拆包重装。
          </Text>
          <form onSubmit={(event) => void scan(event)}>
            <Input
              autoFocus
              aria-label="扫抽到的包裹"
              placeholder="扫运单号或订单码"
              autoComplete="off"
              maxLength={60}
              value={typed}
              onChange={(event) => setTyped(event.target.value)}
            />
          </form>
          {told && (
            <Text role="status" className="text-ui-fg-subtle">
              {told}
            </Text>
          )}
        </div>
        <Fault text={fault} />
        <DeskTable
          rows={answer?.samples}
          columns={columnsOf(setChosen)}
          keyOf={({ fulfillment_id }) => fulfillment_id}
          empty="没有要抽检的包裹。抽多少在仓库设置里定。"
        />
        {answer?.next && <MoreButton onMore={() => void more(answer.next ?? '')} />}
      </Container>
    </div>
  )
}

export const config = defineRouteConfig({ label: '抽检', icon: MagnifyingGlass, rank: 4 })

export default SamplesPage
