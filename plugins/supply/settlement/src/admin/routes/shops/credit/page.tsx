/** 信用申诉: what shops say of events in their rating, and what staff answer; what is lifted counts no more. */
import { defineRouteConfig } from '@medusajs/admin-sdk'
import { AcademicCapSolid } from '@medusajs/icons'
import { Badge, Button, Container, Heading, Text, toast } from '@medusajs/ui'
import { useState } from 'react'
import { Link, useSearchParams } from 'react-router-dom'
import { ask } from '@shanzhen/desk/api'
import { moment } from '@shanzhen/desk/dates'
import { ChoiceField, TextField } from '@shanzhen/desk/fields'
import { FormDrawer } from '@shanzhen/desk/form-drawer'
import { type Column, DeskTable, Fault, Pager } from '@shanzhen/desk/table'
import { useAnswer } from '@shanzhen/desk/use-answer'
import { useRights } from '@shanzhen/desk/use-rights'
import { Views } from '@shanzhen/desk/views'
import type { CreditAppeals } from '../../../../wire'
import { FallsTable } from './falls'

type Appeal = CreditAppeals['appeals'][number]
const SIZE = 50
const VIEWS = [
  ['false', '待答复'],
  ['true', '已答复'],
  ['falls', '将降级'],
] as const
const KINDS = {
  ...{ lapsed: '待充值超时放弃', canceled: '下单后取消', lost: '售后被拒绝', floor: '售价低于最低售价' },
} as const
const TIERS = { standard: '普通', silver: '银', gold: '金' } as const
const CHOICES: ['lift' | 'keep', string][] = [
  ['lift', '撤销扣分'],
  ['keep', '维持扣分'],
]

function AnswerForm({ of, onClose, onSaved }: { of: Appeal; onClose: () => void; onSaved: () => Promise<void> }) {
  const [choice, setChoice] = useState<'lift' | 'keep'>('keep')
  const [answer, setAnswer] = useState('')
  const send = async () => {
    if (answer.trim().length < 2) return '请写答复'
    await ask(`/settlement/credit/appeals/${of.id}`, { lifted: choice === 'lift', answer: answer.trim() })
    toast.success('已答复，小店可以看到了')
    await onSaved()
  }
  return (
    <FormDrawer title={`答复 ${of.shop_name}`} submit="答复" onClose={onClose} onSend={send}>
      <Text size="small">{of.reason}</Text>
      <ChoiceField label="决定" value={choice} options={CHOICES} onChange={setChoice} />
      <TextField label="答复（小店会看到，不能再改）" value={answer} onChange={setAnswer} maxLength={500} />
    </FormDrawer>
  )
}

function CreditPage() {
  const [asked, setAsked] = useSearchParams()
  const [page, setPage] = useState(1)
  const [answering, setAnswering] = useState<Appeal | null>(null)
  const answered = asked.get('answered') === 'true'
  const falls = asked.get('answered') === 'falls'
  const query = new URLSearchParams({
    ...{ answered: String(answered), limit: String(SIZE), offset: String((page - 1) * SIZE) },
  })
  const { answer, fault, reload } = useAnswer<CreditAppeals>(falls ? null : `/settlement/credit?${query}`)
  const may = useRights()('settlement:act')
  const columns: Column<Appeal>[] = [
    {
      head: '小店',
      cell: ({ shop_id, shop_name }) => (
        <Link className="text-ui-fg-interactive" to={`/shops/${shop_id}`}>
          {shop_name}
        </Link>
      ),
    },
    { head: '现在', cell: ({ score, tier }) => `${score} 分 · ${TIERS[tier]}` },
    { head: '记录', wide: true, cell: ({ event }) => (event ? `${KINDS[event.kind]} ${event.about}` : '已不计分') },
    { head: '理由', wide: true, cell: ({ reason, by }) => `${reason}（${by}）` },
    { head: '时间', cell: ({ at }) => moment(String(at)) },
    {
      head: '',
      cell: (row) => {
        if (row.lifted !== null)
          return (
            <Badge size="2xsmall" color={row.lifted ? 'green' : 'grey'}>
              {row.lifted ? '已撤销扣分' : '维持'}
            </Badge>
          )
        return may ? (
          <Button size="small" variant="secondary" onClick={() => setAnswering(row)}>
            答复
          </Button>
        ) : null
      },
    },
  ]
  return (
    <Container className="divide-y p-0">
      <div className="px-6 py-4">
        <Heading>信用申诉</Heading>
        <Text size="small" className="text-ui-fg-subtle">
          信用分按公布的公式从订单、售后、对账单和售价算出；不是小店的责任就撤销这一条的扣分。等级每月按分数定：升级马上算，降级提前公告；要固定等级，请到小店页。
        </Text>
      </div>
      <Views
        views={VIEWS}
        value={falls ? 'falls' : String(answered)}
        onChange={(view) => {
          setPage(1)
          setAsked(view === 'false' ? {} : { answered: view })
        }}
      />
      {falls ? (
        <FallsTable />
      ) : (
        <>
          <Fault text={fault} />
          <DeskTable
            rows={answer?.appeals}
            columns={columns}
            keyOf={({ id }) => id}
            empty={answered ? '还没有答复过的申诉。' : '没有待答复的申诉。'}
          />
          <Pager page={page} count={answer?.count ?? 0} size={SIZE} onPage={setPage} />
        </>
      )}
      {answering && <AnswerForm of={answering} onClose={() => setAnswering(null)} onSaved={reload} />}
    </Container>
  )
}

export const config = defineRouteConfig({ label: '信用申诉', icon: AcademicCapSolid, rank: 5 })

export default CreditPage
