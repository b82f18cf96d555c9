/** One distributor: who they are, what came of their sharing, what was decided and by whom. */
import { Badge, Button, Container, Heading, Text } from '@medusajs/ui'
import { useState } from 'react'
import { Link, useParams } from 'react-router-dom'
import { moment } from '@shanzhen/desk/dates'
import { type Column, DeskTable, Fault } from '@shanzhen/desk/table'
import { useAnswer } from '@shanzhen/desk/use-answer'
import type { DistributorFile } from '../../../../wire'
import { type Act, ACTS, actWords, COLORS, STATES } from '../../../lib/words'
import { DecideForm, GroupForm } from '../../../parts/decide-form'

type Step = DistributorFile['acts'][number]
const STEPS: Column<Step>[] = [
  { head: '时间', cell: ({ at }) => moment(at) },
  { head: '做了什么', cell: actWords },
  { head: '谁', cell: ({ by }) => by },
  { head: '原因', wide: true, cell: ({ reason }) => reason ?? '' },
]

export default function DistributorPage() {
  const { id = '' } = useParams()
  const { answer, fault, reload } = useAnswer<{ distributor: DistributorFile }>(`/distributors/${id}`)
  const [acting, setActing] = useState<Act | 'group' | null>(null)
  const one = answer?.distributor
  const close = () => setActing(null)
  const facts: [string, string][] = one
    ? [
        ['真实姓名', one.real_name ?? '已删除'],
        ['推荐码', one.code],
        ['村或站点', one.village ?? '没有填'],
        ['分组', one.group_name ?? '没有分组'],
        ['协议', `${one.agreement_version} 版，${moment(one.agreed_at)} 同意`],
        ['带来', `${one.visitors} 位访客，${one.orders} 个订单`],
      ]
    : []
  return (
    <div className="flex flex-col gap-y-3">
      <Container className="divide-y p-0">
        <div className="flex flex-wrap items-center justify-between gap-3 px-6 py-4">
          <div>
            <Heading className="flex flex-wrap items-center gap-2">
              {one?.shown_name ?? '分销员'}
              {one && (
                <Badge size="2xsmall" color={COLORS[one.state]}>
                  {STATES[one.state]}
                </Badge>
              )}
            </Heading>
            {one?.state_reason && (
              <Text size="small" className="text-ui-fg-subtle">
                {one.state_reason}
              </Text>
            )}
          </div>
          {one && (
            <div className="flex flex-wrap gap-2">
              {(one.state === 'active' || one.state === 'suspended') && (
                <Button size="small" variant="secondary" onClick={() => setActing('group')}>
                  分组
                </Button>
              )}
              {ACTS[one.state].map((act, i) => (
                <Button
                  key={act.key}
                  size="small"
                  variant={i === 0 && one.state !== 'active' ? 'primary' : 'secondary'}
                  onClick={() => setActing(act)}
                >
                  {act.label}
                </Button>
              ))}
            </div>
          )}
        </div>
        <Fault text={fault} />
        <dl className="grid gap-x-6 gap-y-3 px-6 py-4 sm:grid-cols-2">
          {facts.map(([head, value]) => (
            <div key={head}>
              <dt className="txt-compact-small text-ui-fg-subtle">{head}</dt>
              <dd className="txt-compact-medium">{value}</dd>
            </div>
          ))}
        </dl>
        {one && (
          <Link className="block px-6 py-4 text-ui-fg-interactive" to={`/customers/${one.customer_id}`}>
            客户账号
          </Link>
        )}
      </Container>
      {one && (
        <Container className="divide-y p-0">
          <Heading level="h2" className="px-6 py-4">
            经过
          </Heading>
          <DeskTable
            rows={one.acts}
            columns={STEPS}
            keyOf={({ at, kind, after }) => `${at} ${kind} ${after}`}
            empty="还没有记录。"
          />
        </Container>
      )}
      {one && acting === 'group' && <GroupForm distributor={one} onClose={close} onSaved={reload} />}
      {one && acting && acting !== 'group' && (
        <DecideForm distributor={one} act={acting} onClose={close} onSaved={reload} />
      )}
    </div>
  )
}
