/** 风险: withdrawals and releases that the rules held or marked, to be let go or sent back with a reason. */
import { defineRouteConfig } from '@medusajs/admin-sdk'
import { Badge, Button, Container, Heading, Text, toast } from '@medusajs/ui'
import { useState } from 'react'
import { Link, useSearchParams } from 'react-router-dom'
import { api } from '@shanzhen/desk/api'
import { moment, shortMoment } from '@shanzhen/desk/dates'
import { TextField } from '@shanzhen/desk/fields'
import { FormDrawer } from '@shanzhen/desk/form-drawer'
import { yuan } from '@shanzhen/desk/money'
import { Fault, Pager } from '@shanzhen/desk/table'
import { useAnswer } from '@shanzhen/desk/use-answer'
import { Views } from '@shanzhen/desk/views'
import type { RiskCase, RiskCases, RiskState } from '../../../../wire/risk'

const SIZE = 20
const STATES: Record<RiskState, [string, 'orange' | 'green' | 'red' | 'grey' | 'blue']> = {
  ...{ open: ['等规则核查', 'grey'], clear: ['没有发现', 'grey'], noted: ['只做标记', 'blue'] },
  ...{ held: ['拦下，待处理', 'orange'], released: ['已放行', 'green'], refused: ['已退回', 'red'] },
  ended: ['已撤回或没付成', 'grey'],
}
const VIEWS = ['held', '', 'noted', 'released', 'refused'] as const

function RisksPage() {
  const [asked, setAsked] = useSearchParams()
  const [page, setPage] = useState(1)
  const state = asked.get('state') ?? 'held'
  const query = new URLSearchParams({ state, limit: String(SIZE), offset: String((page - 1) * SIZE) })
  const { answer, fault, reload } = useAnswer<RiskCases>(`/distribution-risks?${query}`)
  const [acting, setActing] = useState<{ row: RiskCase; act: 'release' | 'refuse' } | null>(null)
  return (
    <div className="flex flex-col gap-y-3">
      <Container className="divide-y p-0">
        <div className="px-6 py-4">
          <Heading>风险</Heading>
          <Text size="small" className="text-ui-fg-subtle">
            分销员申请提现时和佣金转为可提现前，按规则核查；拦下的要在这里放行或退回，才会往下走。
          </Text>
        </div>
        <Views
          views={VIEWS.map(
            (key) => [key, key === 'held' ? `待处理 ${answer?.held ?? ''}` : key ? STATES[key][0] : '全部'] as const,
          )}
          value={state as (typeof VIEWS)[number]}
          onChange={(key) => {
            setPage(1)
            setAsked({ state: key })
          }}
        />
        <Fault text={fault} />
        {answer?.cases.length === 0 && (
          <Text className="px-6 py-8 text-ui-fg-subtle">
            {state === 'held' ? '没有拦下的提现和佣金。' : '没有这样的记录。'}
          </Text>
        )}
        {answer?.cases.map((row) => (
          <CaseRow key={row.id} row={row} onAct={(act) => setActing({ row, act })} />
        ))}
        <Pager page={page} count={answer?.count ?? 0} size={SIZE} onPage={setPage} />
      </Container>
      {acting && <DecideDrawer {...acting} onClose={() => setActing(null)} onDone={reload} />}
    </div>
  )
}

const titleOf = ({ kind, payout }: RiskCase) =>
  kind === 'release' || !payout ? '佣金转为可提现' : `提现 ${yuan(payout.amount_fen)} ${payout.number}`

function CaseRow({ row, onAct }: { row: RiskCase; onAct: (act: 'release' | 'refuse') => void }) {
  const [word, color] = STATES[row.state]
  return (
    <div className="flex flex-col gap-2 px-6 py-4" data-risk={row.id}>
      <div className="flex flex-wrap items-center justify-between gap-3">
        <Text className="flex flex-wrap items-center gap-2" weight="plus">
          {row.shown_name}：{titleOf(row)}
          <Badge size="2xsmall" color={color}>
            {word}
          </Badge>
        </Text>
        {row.state === 'held' && (
          <div className="flex gap-2">
            <Button size="small" variant="secondary" onClick={() => onAct('refuse')}>
              退回
            </Button>
            <Button size="small" onClick={() => onAct('release')}>
              放行
            </Button>
          </div>
        )}
      </div>
      {row.findings.map(({ rule, severity, threshold, text, orders }) => (
        <div key={rule + text}>
          <Text size="small">
            {severity === 'hold' ? '拦下' : '标记'}：{rule}——{text}
          </Text>
          <Text size="xsmall" className="text-ui-fg-subtle">
            {threshold && `规则：${threshold}。`}
            {orders.slice(0, 12).map(({ order_id, display_id, address }) => (
              <Link key={order_id} className="text-ui-fg-interactive mr-2" to={`/orders/${order_id}`}>
                #{display_id} {address}
              </Link>
            ))}
            {orders.length > 12 && `等 ${orders.length} 单`}
          </Text>
        </div>
      ))}
      <Text size="xsmall" className="text-ui-fg-subtle">
        {row.acts
          .map(
            ({ at, by, after, reason }) =>
              `${shortMoment(at)} ${by} ${STATES[after][0]}${reason ? `（${reason}）` : ''}`,
          )
          .join('；')}
      </Text>
    </div>
  )
}

type DrawerProps = { row: RiskCase; act: 'release' | 'refuse'; onClose: () => void; onDone: () => Promise<void> }
const ACTS = {
  release: { word: '放行', says: '放行后照常往下走：提现由两人审核打款，佣金转为可提现。' },
  refuse: {
    word: '退回',
    says: '提现退回：钱和代扣的税回到可提现，分销员会看到原因。佣金退回：看到的这些订单不再计佣金。',
  },
} as const

function DecideDrawer({ row, act, onClose, onDone }: DrawerProps) {
  const [reason, setReason] = useState('')
  const { word, says } = ACTS[act]
  const send = async () => {
    if (!reason.trim()) return '请写明原因'
    await api(`/distribution-risks/${row.id}`, 'POST', { act, reason: reason.trim() })
    toast.success(`${row.shown_name}：已${word}`)
    await onDone()
  }
  return (
    <FormDrawer title={`${word}：${row.shown_name}`} submit={word} onClose={onClose} onSend={send}>
      <Text size="small">{says}</Text>
      <Text size="small" className="text-ui-fg-subtle">
        {titleOf(row)}，{moment(row.created_at)}
      </Text>
      <TextField label="原因" value={reason} maxLength={300} onChange={setReason} />
    </FormDrawer>
  )
}

export const config = defineRouteConfig({ label: '风险', rank: 4 })

export default RisksPage
