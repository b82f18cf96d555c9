/** 收货单: what producers are to bring, by the day; a note's code is scanned at the ramp, or a new one written. */
import { defineRouteConfig } from '@medusajs/admin-sdk'
import { ArrowDownTray } from '@medusajs/icons'
import { Badge, Button, Container, Heading, Input, toast } from '@medusajs/ui'
import { type FormEvent, useState } from 'react'
import { Link, useNavigate, useSearchParams } from 'react-router-dom'
import { api, messageOf } from '@shanzhen/desk/api'
import { shortMoment, today } from '@shanzhen/desk/dates'
import { type Column, DeskTable, Fault, MoreButton } from '@shanzhen/desk/table'
import { useAnswer } from '@shanzhen/desk/use-answer'
import { Views } from '@shanzhen/desk/views'
import { noteCode } from '../../../../receiving/note-code'
import type { ReceivingNotes, ReceivingRow } from '../../../../wire'
import { sound } from '../../../lib/sound'
import { RECEIVING_STATES } from '../../../lib/words'
import { ExpectForm } from '../../../parts/expect-form'

const COLUMNS: Column<ReceivingRow>[] = [
  {
    head: '收货单',
    cell: ({ id, number }) => (
      <Link to={`/warehouse/receiving/${id}`} className="inline-flex min-h-11 items-center text-ui-fg-interactive">
        {noteCode(number)}
      </Link>
    ),
  },
  { head: '生产者', wide: true, cell: ({ producer_name }) => producer_name },
  {
    head: '预计到货',
    cell: ({ expected_on, state }) => (
      <span className="inline-flex items-center gap-2">
        {expected_on}
        {state === 'expected' && expected_on < today() && (
          <Badge size="2xsmall" color="red">
            过了
          </Badge>
        )}
      </span>
    ),
  },
  {
    head: '状态',
    cell: ({ state, different }) => (
      <span className="inline-flex items-center gap-2">
        <Badge size="2xsmall" color={RECEIVING_STATES[state][1]}>
          {RECEIVING_STATES[state][0]}
        </Badge>
        {different > 0 && `${different} 种和预计不同`}
      </span>
    ),
  },
  { head: '商品', right: true, cell: ({ lines }) => `${lines} 种` },
  {
    head: '收货',
    cell: ({ received_by, received_at }) => (received_by ? `${received_by} ${shortMoment(String(received_at))}` : '—'),
  },
]

const VIEWS = [...Object.entries(RECEIVING_STATES).map(([key, [zh]]) => [key, zh] as const), ['all', '全部'] as const]

function ReceivingPage() {
  const [asked, setAsked] = useSearchParams()
  const state = asked.get('state') ?? 'expected'
  const path = `/warehouse/receiving-notes?${new URLSearchParams(state === 'all' ? {} : { state })}`
  const { answer, setAnswer, fault, reload } = useAnswer<ReceivingNotes>(path)
  const [typed, setTyped] = useState('')
  const [writing, setWriting] = useState(false)
  const go = useNavigate()
  const scan = (event: FormEvent) => {
    event.preventDefault()
    const code = typed.replace(/\s/g, '').toUpperCase()
    setTyped('')
    const note = answer?.notes.find(({ number }) => code === noteCode(number) || code === String(number))
    sound(note ? 'right' : 'wrong')
    if (note) go(`/warehouse/receiving/${note.id}`)
    else if (code) toast.error(`没有找到收货单 ${code}`)
  }
  const more = async (after: string) => {
    try {
      const page = await api<ReceivingNotes>(`${path}&after=${encodeURIComponent(after)}`)
      setAnswer((known) => ({ ...page, notes: [...(known?.notes ?? []), ...page.notes] }))
    } catch (error) {
      toast.error(messageOf(error))
    }
  }
  return (
    <Container className="divide-y p-0">
      <div className="flex flex-col gap-y-3 px-4 py-4 md:px-6">
        <div className="flex flex-wrap items-center justify-between gap-2">
          <Heading>收货单</Heading>
          <Button size="small" onClick={() => setWriting(true)}>
            写收货单
          </Button>
        </div>
        <Views
          inHead
          label="状态"
          views={VIEWS}
          value={state}
          onChange={(key) => setAsked({ state: key }, { replace: true })}
        />
        <form onSubmit={scan}>
          <Input
            autoFocus
            aria-label="扫收货单"
            placeholder="扫收货单上的码"
            autoComplete="off"
            maxLength={20}
            value={typed}
            onChange={(event) => setTyped(event.target.value)}
          />
        </form>
      </div>
      {writing && <ExpectForm onClose={() => setWriting(false)} onSaved={reload} />}
      <Fault text={fault} />
      <DeskTable
        rows={answer?.notes}
        columns={COLUMNS}
        keyOf={({ id }) => id}
        empty="没有这样的收货单。生产者说好要送来的货，先写一张。"
      />
      {answer?.next && <MoreButton onMore={() => void more(answer.next ?? '')} />}
    </Container>
  )
}

export const config = defineRouteConfig({ label: '收货单', icon: ArrowDownTray, rank: 0 })

export default ReceivingPage
