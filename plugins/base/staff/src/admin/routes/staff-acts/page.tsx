/** 操作记录: who did what, when, from where, and what is another value since. */
import { Button, Container, Heading, Input, Label, StatusBadge, Table, Text } from '@medusajs/ui'
import { ask, messageOf } from '@shanzhen/desk/api'
import { moment } from '@shanzhen/desk/dates'
import { ChoiceField } from '@shanzhen/desk/fields'
import { type Column, DeskTable, Fault, MoreButton } from '@shanzhen/desk/table'
import { useAnswer } from '@shanzhen/desk/use-answer'
import { useEffect, useId, useState } from 'react'
import { inWords } from './words'
import type { ActsPage, RightsTable, StaffAct } from '../../../wire'

const ALL = 'all'
const KINDS = [
  [ALL, '全部'],
  ['acts', '做了什么'],
  ['looks', '看了谁的资料'],
] as const

const outcome = ({ status }: StaffAct) => {
  if (status === null) return { color: 'orange', label: '中断' } as const
  return status < 400 ? ({ color: 'green', label: '成功' } as const) : ({ color: 'red', label: '未成' } as const)
}

const COLUMNS: Column<StaffAct>[] = [
  { head: '时间', cell: ({ at }) => moment(at) },
  { head: '员工', cell: ({ user_name, key_id }) => (key_id ? `${user_name}（密钥）` : user_name) },
  { head: '事项', wide: true, cell: ({ right_zh, reads }) => (reads ? `看：${right_zh}` : right_zh) },
  {
    head: '对象',
    cell: ({ subject_zh, subject_id }) =>
      subject_zh ? (
        <>
          {subject_zh}
          <Text size="xsmall" className="text-ui-fg-muted">
            {subject_id}
          </Text>
        </>
      ) : (
        '—'
      ),
  },
  {
    head: '结果',
    cell: (act) => {
      const { color, label } = outcome(act)
      return <StatusBadge color={color}>{label}</StatusBadge>
    },
  },
]

function ActsRoute() {
  const { answer: table } = useAnswer<RightsTable>('/staff/rights')
  const [asked, setAsked] = useState({ q: '', right: ALL, kind: ALL, from: '', to: '' })
  const query = new URLSearchParams(Object.entries(asked).filter(([, value]) => value && value !== ALL)).toString()
  const { answer, setAnswer, fault } = useAnswer<ActsPage>(`/staff/acts?${query}`)
  const [open, setOpen] = useState<string | null>(null)
  const [slip, setSlip] = useState<string | null>(null)
  useEffect(() => setSlip(null), [query])

  const more = async () => {
    if (!answer?.next) return
    try {
      const next = await ask<ActsPage>(`/staff/acts?${query}&after=${encodeURIComponent(answer.next)}`)
      setAnswer({ acts: [...answer.acts, ...next.acts], next: next.next })
    } catch (error) {
      setSlip(messageOf(error))
    }
  }

  return (
    <Container className="divide-y p-0">
      <div className="flex flex-wrap items-start justify-between gap-4 px-6 py-4">
        <div>
          <Heading>操作记录</Heading>
          <Text size="small" className="text-ui-fg-subtle">
            只能增加，谁也不能改、不能删。点一行看改动前后。
          </Text>
        </div>
        <Button size="small" variant="secondary" asChild>
          <a href={`/admin/staff/acts/export?${query}`} download>
            导出表格
          </a>
        </Button>
      </div>
      <form
        role="search"
        className="grid grid-cols-1 gap-3 px-6 py-4 sm:grid-cols-2 lg:grid-cols-5"
        onSubmit={(event) => event.preventDefault()}
      >
        <Field label="员工、编号或地址" value={asked.q} onChange={(q) => setAsked({ ...asked, q })} />
        <ChoiceField
          label="事项"
          value={asked.right}
          options={[[ALL, '全部'], ...(table?.rights ?? []).map(({ key, zh }) => [key, zh] as const)]}
          onChange={(right) => setAsked({ ...asked, right })}
        />
        <ChoiceField
          label="种类"
          value={asked.kind}
          options={KINDS}
          onChange={(kind) => setAsked({ ...asked, kind })}
        />
        <Field label="从" type="date" value={asked.from} onChange={(from) => setAsked({ ...asked, from })} />
        <Field label="到" type="date" value={asked.to} onChange={(to) => setAsked({ ...asked, to })} />
      </form>
      <Fault text={fault ?? slip} />
      {!answer && !fault && <Text className="px-6 py-8 text-ui-fg-subtle">正在读取…</Text>}
      <DeskTable
        rows={answer?.acts}
        columns={COLUMNS}
        keyOf={({ id }) => id}
        empty="没有这样的记录。"
        onOpen={({ id }) => setOpen(open === id ? null : id)}
        isOpen={({ id }) => open === id}
        below={(act) => <Details act={act} />}
      />
      {answer?.next && <MoreButton onMore={() => void more()} />}
    </Container>
  )
}

const said = (value: unknown) =>
  value === null || value === undefined ? '（无）' : typeof value === 'object' ? JSON.stringify(value) : String(value)

function Details({ act }: { act: StaffAct }) {
  return (
    <Table.Row>
      <td colSpan={COLUMNS.length} className="whitespace-normal break-all px-6 py-3 text-left">
        <div className="sticky left-6 max-w-[min(60rem,calc(100vw-5rem))]">
          <Text size="small">
            {act.route}，来自 {act.network}
            {act.request_id && `，请求号 ${act.request_id}`}
          </Text>
          {act.said && <Text size="small">回答：{act.said}</Text>}
          {act.changed.length > 0 && (
            <ul className="mt-2 list-disc pl-5">
              {act.changed.map(({ path, before, after }) => (
                <li key={path} className="txt-small">
                  {inWords(path)}：{said(before)} → {said(after)}
                </li>
              ))}
            </ul>
          )}
          {Object.keys(act.asked).length > 0 && (
            <Text size="xsmall" className="mt-2 text-ui-fg-subtle">
              提交的内容：{JSON.stringify(act.asked)}
            </Text>
          )}
        </div>
      </td>
    </Table.Row>
  )
}

type FieldProps = { label: string; value: string; type?: 'date' | 'search'; onChange: (value: string) => void }

function Field({ label, value, type = 'search', onChange }: FieldProps) {
  const id = useId()
  return (
    <div className="flex flex-col gap-y-1">
      <Label htmlFor={id} size="small">
        {label}
      </Label>
      <Input id={id} size="small" type={type} value={value} onChange={(event) => onChange(event.target.value)} />
    </div>
  )
}

export default ActsRoute
