/** 波次: orders picked together, how far each is. */
import { defineRouteConfig } from '@medusajs/admin-sdk'
import { ListCheckbox } from '@medusajs/icons'
import { Badge, Container, Heading, toast } from '@medusajs/ui'
import { Link, useSearchParams } from 'react-router-dom'
import { api, messageOf } from '@shanzhen/desk/api'
import { shortMoment } from '@shanzhen/desk/dates'
import { type Column, DeskTable, Fault, MoreButton } from '@shanzhen/desk/table'
import { useAnswer } from '@shanzhen/desk/use-answer'
import { Views } from '@shanzhen/desk/views'
import type { WaveRow, Waves } from '../../../../wire'
import { KINDS, WAVE_STATES } from '../../../lib/words'

const COLUMNS: Column<WaveRow>[] = [
  {
    head: '波次',
    cell: ({ id, number }) => (
      <Link to={`/warehouse/waves/${id}`} className="inline-flex min-h-11 items-center text-ui-fg-interactive">
        {number}
      </Link>
    ),
  },
  {
    head: '状态',
    cell: ({ state }) => (
      <Badge size="2xsmall" color={WAVE_STATES[state][1]}>
        {WAVE_STATES[state][0]}
      </Badge>
    ),
  },
  { head: '内容', cell: ({ name, kind }) => `${name} · ${KINDS[kind]}` },
  { head: '已拣', right: true, cell: ({ picked, pieces }) => `${picked} / ${pieces} 件` },
  { head: '已装', right: true, cell: ({ packed, orders, out }) => `${packed} / ${orders - out} 单` },
  { head: '缺货', right: true, cell: ({ shorts }) => shorts || '' },
  { head: '建立', cell: ({ made_by, made_at }) => `${made_by} ${shortMoment(String(made_at))}` },
]

const VIEWS = [...Object.entries(WAVE_STATES).map(([key, [zh]]) => [key, zh] as const), ['all', '全部'] as const]

function WavesPage() {
  const [asked, setAsked] = useSearchParams()
  const state = asked.get('state') ?? 'open'
  const path = `/warehouse/waves?${new URLSearchParams(state === 'all' ? {} : { state })}`
  const { answer, setAnswer, fault } = useAnswer<Waves>(path)
  const more = async (after: string) => {
    try {
      const page = await api<Waves>(`${path}${path.endsWith('?') ? '' : '&'}after=${after}`)
      setAnswer((known) => ({ ...page, waves: [...(known?.waves ?? []), ...page.waves] }))
    } catch (error) {
      toast.error(messageOf(error))
    }
  }
  return (
    <Container className="divide-y p-0">
      <div className="flex flex-wrap items-center justify-between gap-2 px-4 py-4 md:px-6">
        <Heading>波次</Heading>
        <Views
          inHead
          label="状态"
          views={VIEWS}
          value={state}
          onChange={(key) => setAsked({ state: key }, { replace: true })}
        />
      </div>
      <Fault text={fault} />
      <DeskTable
        rows={answer?.waves}
        columns={COLUMNS}
        keyOf={({ id }) => id}
        empty="没有这样的波次。在“仓库”的待装清单里建一个。"
      />
      {answer?.next && <MoreButton onMore={() => void more(answer.next ?? '')} />}
    </Container>
  )
}

export const config = defineRouteConfig({ label: '波次', icon: ListCheckbox, rank: 2 })

export default WavesPage
