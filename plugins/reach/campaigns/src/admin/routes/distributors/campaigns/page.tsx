/** 活动: goods sold under one name for a time, which distributors may share. */
import { defineRouteConfig } from '@medusajs/admin-sdk'
import { Button, Container, Heading, StatusBadge, Text, toast, usePrompt } from '@medusajs/ui'
import { useState } from 'react'
import { ask, messageOf } from '@shanzhen/desk/api'
import { shortMoment } from '@shanzhen/desk/dates'
import { type Column, DeskTable, Fault, Pager } from '@shanzhen/desk/table'
import { useAnswer } from '@shanzhen/desk/use-answer'
import { useRights } from '@shanzhen/desk/use-rights'
import type { StaffCampaigns } from '../../../../wire'
import { CampaignForm } from '../../../parts/campaign-form'

type Row = StaffCampaigns['campaigns'][number]
const PAGE = 20
const STATES = { coming: ['未开始', 'blue'], now: ['进行中', 'green'], over: ['已结束', 'grey'] } as const

function CampaignsPage() {
  const [page, setPage] = useState(1)
  const path = `/distribution/campaigns?limit=${PAGE}&offset=${(page - 1) * PAGE}`
  const { answer, fault, reload } = useAnswer<StaffCampaigns>(path)
  const may = useRights()('distribution:campaign')
  const [open, setOpen] = useState<Row | 'new' | null>(null)
  const prompt = usePrompt()

  const end = async ({ id, title, state }: Row) => {
    const sure = await prompt({
      title: `提前结束“${title}”？`,
      description:
        state === 'coming'
          ? '它不再开始。结束后不能恢复，需要时另建一个。'
          : '活动页和分享链接不再通向它，之后的订单不按活动的佣金算；已经下的订单照旧。结束后不能恢复。',
      confirmText: '结束活动',
      cancelText: '返回',
    })
    if (!sure) return
    try {
      await ask(`/distribution/campaigns/${id}/end`, {})
      toast.success('活动已结束')
    } catch (error) {
      toast.error(messageOf(error))
    }
    await reload()
  }
  const columns: Column<Row>[] = [
    {
      head: '活动',
      wide: true,
      cell: ({ title, handle, words }) => (
        <>
          {title}
          <span className="text-ui-fg-subtle line-clamp-2 block whitespace-normal">
            /campaigns/{handle}
            {words && ` · ${words}`}
          </span>
        </>
      ),
    },
    {
      head: '商品',
      wide: true,
      cell: ({ goods }) => (
        <span className="line-clamp-2 whitespace-normal">{goods.map(({ title }) => title).join('、')}</span>
      ),
    },
    {
      head: '状态',
      cell: ({ state }) => <StatusBadge color={STATES[state][1]}>{STATES[state][0]}</StatusBadge>,
    },
    {
      head: '时间',
      cell: ({ starts_at, ends_at, ended_at }) => (
        <>
          {shortMoment(starts_at)} 起
          <span className="text-ui-fg-subtle block">
            {shortMoment(ended_at ?? ends_at)} {ended_at ? '提前结束' : '止'}
          </span>
        </>
      ),
    },
    { head: '新建人', cell: ({ made_by }) => answer?.names[made_by] ?? '—' },
    ...(may
      ? [
          {
            head: '',
            cell: (row: Row) => (
              <div className="flex gap-2">
                {row.state === 'coming' && (
                  <Button size="small" variant="secondary" onClick={() => setOpen(row)}>
                    修改
                  </Button>
                )}
                {row.state !== 'over' && (
                  <Button size="small" variant="secondary" onClick={() => void end(row)}>
                    提前结束
                  </Button>
                )}
              </div>
            ),
          },
        ]
      : []),
  ]
  return (
    <Container className="divide-y p-0">
      <div className="flex flex-wrap items-start justify-between gap-3 px-6 py-4">
        <div>
          <Heading>活动</Heading>
          <Text size="small" className="text-ui-fg-subtle">
            一段时间里放在一起卖的商品。活动的佣金在“佣金规则”里登记，只在活动进行时有效。
          </Text>
        </div>
        {may && answer && (
          <Button size="small" onClick={() => setOpen('new')}>
            新活动
          </Button>
        )}
      </div>
      <Fault text={fault} />
      <DeskTable rows={answer?.campaigns} columns={columns} keyOf={({ id }) => id} empty="还没有活动。" />
      {answer && <Pager page={page} count={answer.count} size={PAGE} onPage={setPage} />}
      {open && <CampaignForm campaign={open === 'new' ? null : open} onClose={() => setOpen(null)} onSaved={reload} />}
    </Container>
  )
}

export const config = defineRouteConfig({ label: '活动', rank: 3 })

export default CampaignsPage
