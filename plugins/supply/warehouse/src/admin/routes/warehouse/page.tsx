/** 仓库: what is to pack, by promise, carrier, zone, cold chain and pickup; what is held and why; waves out of it. */
import { defineRouteConfig } from '@medusajs/admin-sdk'
import { FlyingBox } from '@medusajs/icons'
import { Badge, Button, Checkbox, Container, Heading, Text, toast } from '@medusajs/ui'
import { useState } from 'react'
import { Link, useNavigate, useSearchParams } from 'react-router-dom'
import { api, messageOf } from '@shanzhen/desk/api'
import { shortMoment } from '@shanzhen/desk/dates'
import { type Column, DeskTable, Fault, MoreButton } from '@shanzhen/desk/table'
import { useAnswer } from '@shanzhen/desk/use-answer'
import { Flags, type FlagsOf, useFlags } from '@shanzhen/order-notes/flags'
import type { MadeWave, WaitingOrder, WaveRow, Worklist } from '../../../wire'
import { DUES, LOOKS, WAYS } from '../../lib/words'
import { Filters } from '../../parts/filters'
import { MakeWave } from '../../parts/make-wave'

const FILTERS = ['look', 'way', 'due', 'carrier', 'zone', 'waved'] as const

type Choice = { chosen: Set<string>; toggle: (id: string) => void; flagsOf: FlagsOf }
const columnsOf = ({ chosen, toggle, flagsOf }: Choice): Column<WaitingOrder>[] => [
  {
    head: '订单',
    cell: ({ id, display_id, look, wave }) => (
      <span className="inline-flex min-h-11 items-center gap-2">
        <Checkbox
          aria-label={`选订单 ${display_id}`}
          checked={chosen.has(id)}
          disabled={look !== 'ready' || wave !== null}
          onCheckedChange={() => toggle(id)}
        />
        <Link to={`/orders/${id}`} className="text-ui-fg-interactive">
          #{display_id}
        </Link>
        <Flags flags={flagsOf(id)} />
      </span>
    ),
  },
  {
    head: '最晚发出',
    cell: ({ due, ship_by }) => (
      <span className="inline-flex items-center gap-2">
        <Badge size="2xsmall" color={DUES[due][1]}>
          {DUES[due][0]}
        </Badge>
        {shortMoment(String(ship_by))}
      </span>
    ),
  },
  {
    head: '状态',
    cell: ({ look, why, wave, packer }) => (
      <span className="inline-flex items-center gap-2">
        <Badge size="2xsmall" color={LOOKS[look][1]}>
          {LOOKS[look][0]}
        </Badge>
        {why && <span title={why}>{why.slice(0, 12)}</span>}
        {wave && (
          <Link to={`/warehouse/waves/${wave.id}`} className="text-ui-fg-interactive">
            波次 {wave.number}
          </Link>
        )}
        {packer && `${packer} 在装`}
      </span>
    ),
  },
  { head: '件数', right: true, cell: ({ pieces }) => pieces },
  { head: '配送', cell: ({ way, carrier_name }) => (way === 'pickup' ? '自提' : `${WAYS[way]} ${carrier_name}`) },
  { head: '区域', cell: ({ zone }) => zone ?? '—' },
  { head: '寄往', cell: ({ place, buyer }) => [buyer, place].filter(Boolean).join(' ') || '—' },
  { head: '卖家', cell: ({ sender }) => sender ?? '本店' },
]

function WorklistPage() {
  const [asked, setAsked] = useSearchParams()
  const [chosen, setChosen] = useState(new Set<string>())
  const go = useNavigate()
  const filter = Object.fromEntries(FILTERS.flatMap((name) => (asked.get(name) ? [[name, asked.get(name) ?? '']] : [])))
  const path = `/warehouse/orders?${new URLSearchParams(filter)}`
  const { answer, setAnswer, fault, reload } = useAnswer<Worklist>(path)
  const { flagsOf, fault: flagsFault } = useFlags(answer?.orders.map(({ id }) => id) ?? [])
  const toggle = (id: string) =>
    setChosen((known) => new Set(known.has(id) ? [...known].filter((one) => one !== id) : [...known, id]))
  const set = (name: string, value: string | null) => {
    setChosen(new Set())
    setAsked({ ...filter, ...(value ? { [name]: value } : { [name]: '' }) }, { replace: true })
  }
  const more = async (after: string) => {
    try {
      const page = await api<Worklist>(`${path}&after=${encodeURIComponent(after)}`)
      setAnswer((known) => ({ ...page, orders: [...(known?.orders ?? []), ...page.orders] }))
    } catch (error) {
      toast.error(messageOf(error))
    }
  }
  const make = async (kind: WaveRow['kind']) => {
    try {
      const body = chosen.size ? { kind, order_ids: [...chosen] } : { kind, filter }
      const { wave, left_out } = await api<MadeWave>('/warehouse/waves', 'POST', body)
      if (left_out.length) toast.warning(left_out.map(({ display_id, why }) => `#${display_id} ${why}`).join('；'))
      go(`/warehouse/waves/${wave.id}`)
    } catch (error) {
      toast.error(messageOf(error))
      void reload()
    }
  }
  const looks = (answer?.counts.samples ?? 0) + (answer?.counts.samples_failed ?? 0)
  const ready = answer?.orders.filter(({ look, wave }) => look === 'ready' && !wave) ?? []

  return (
    <Container className="divide-y p-0">
      <div className="flex flex-col gap-y-3 px-4 py-4 md:px-6">
        <div className="flex flex-wrap items-center justify-between gap-2">
          <Heading>待装清单</Heading>
          <Text size="small" className="text-ui-fg-subtle">
            共 {answer?.counts.all ?? 0} 单，{answer?.counts.waved ?? 0} 单已在波次里
            {looks > 0 && (
              <Link to="/warehouse/samples" className="ml-3 inline-flex min-h-11 items-center text-ui-fg-interactive">
                抽检：{answer?.counts.samples ?? 0} 个包裹待看，{answer?.counts.samples_failed ?? 0} 个待拆
              </Link>
            )}
          </Text>
        </div>
        <Filters counts={answer?.counts ?? {}} chosen={filter} onChoose={set} />
        <div className="flex flex-wrap items-center gap-2">
          <Button
            size="small"
            variant="secondary"
            disabled={!ready.length}
            onClick={() => setChosen(chosen.size ? new Set() : new Set(ready.map(({ id }) => id)))}
          >
            {chosen.size ? `不选了（${chosen.size}）` : '全选这一页'}
          </Button>
          <MakeWave count={chosen.size} disabled={!ready.length} onMake={make} />
        </div>
      </div>
      <Fault text={fault ?? flagsFault} />
      <DeskTable
        rows={answer?.orders}
        columns={columnsOf({ chosen, toggle, flagsOf })}
        keyOf={({ id }) => id}
        empty="这里没有要装的订单。"
      />
      {answer?.next && <MoreButton onMore={() => void more(answer.next ?? '')} />}
    </Container>
  )
}

export const config = defineRouteConfig({ label: '仓库', icon: FlyingBox, rank: 1 })

export default WorklistPage
