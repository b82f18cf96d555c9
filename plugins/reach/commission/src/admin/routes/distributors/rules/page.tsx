/** 佣金规则: what sharing goods earns, from when on and how much at most. */
import { defineRouteConfig } from '@medusajs/admin-sdk'
import { Button, Container, Heading, StatusBadge, Text, toast, usePrompt } from '@medusajs/ui'
import { useState } from 'react'
import { ask, messageOf } from '@shanzhen/desk/api'
import { shortMoment } from '@shanzhen/desk/dates'
import { type Column, DeskTable, Fault, Pager } from '@shanzhen/desk/table'
import { useAnswer } from '@shanzhen/desk/use-answer'
import { useRights } from '@shanzhen/desk/use-rights'
import type { CommissionRules } from '../../../../wire/commission'
import { percent, RULE_STATES, termsInWords } from '../../../parts/commission-words'
import { LimitsPanel } from '../../../parts/limits-panel'
import { RuleForm } from '../../../parts/rule-form'

type Rule = CommissionRules['rules'][number]
const PAGE = 20
const SCOPES = { shelf: '货架', campaign: '活动', good: '商品' } as const

function CommissionRulesPage() {
  const [page, setPage] = useState(1)
  const path = `/distribution/rules?limit=${PAGE}&offset=${(page - 1) * PAGE}`
  const { answer, fault, reload } = useAnswer<CommissionRules>(path)
  const may = useRights()('distribution:rule')
  const [open, setOpen] = useState(false)
  const [changes, setChanges] = useState(0)
  const changed = () => {
    setChanges((count) => count + 1)
    return reload()
  }
  const prompt = usePrompt()

  const stop = async ({ id, name }: Rule) => {
    const sure = await prompt({
      title: `停用“${name}”？`,
      description: '已经下的订单仍按它算；停用后不能恢复，需要时另登记一条。',
      confirmText: '停用',
      cancelText: '返回',
    })
    if (!sure) return
    try {
      await ask(`/distribution/rules/${id}/stop`, {})
      toast.success('已停用')
    } catch (error) {
      toast.error(messageOf(error))
    }
    await changed()
  }
  const columns: Column<Rule>[] = [
    {
      head: '规则',
      wide: true,
      cell: ({ name, scope, target, group_name }) => (
        <>
          {name}
          <span className="text-ui-fg-subtle block">
            {scope === 'all' ? '全部商品' : `${SCOPES[scope]}：${target ?? '已删除'}`}
            {group_name && `，只给“${group_name}”`}
          </span>
        </>
      ),
    },
    { head: '佣金', wide: true, cell: (rule) => termsInWords(rule) },
    {
      head: '状态',
      cell: ({ state }) => <StatusBadge color={RULE_STATES[state][1]}>{RULE_STATES[state][0]}</StatusBadge>,
    },
    {
      head: '时间',
      cell: ({ starts_at, ends_at, stopped_at }) => (
        <>
          {shortMoment(starts_at)} 起
          {(stopped_at ?? ends_at) && (
            <span className="text-ui-fg-subtle block">
              {shortMoment(stopped_at ?? ends_at ?? '')} {stopped_at ? '停用' : '止'}
            </span>
          )}
        </>
      ),
    },
    { head: '登记人', cell: ({ entered_by }) => answer?.names[entered_by] ?? '—' },
    ...(may
      ? [
          {
            head: '',
            cell: (rule: Rule) =>
              rule.state !== 'over' && (
                <Button size="small" variant="secondary" onClick={() => void stop(rule)}>
                  停用
                </Button>
              ),
          },
        ]
      : []),
  ]
  return (
    <div className="flex flex-col gap-y-3">
      <Container className="divide-y p-0">
        <div className="flex flex-wrap items-start justify-between gap-3 px-6 py-4">
          <div>
            <Heading>佣金规则</Heading>
            {answer && (
              <Text size="small" className="text-ui-fg-subtle">
                只有一级，只按买家实付的商品款算。商品没有另定上限的最多 {percent(answer.limit_bps)}；全部送达{' '}
                {answer.hold_days} 天后可提现，退款时按比例收回。
              </Text>
            )}
          </div>
          {may && answer && (
            <Button size="small" onClick={() => setOpen(true)}>
              新规则
            </Button>
          )}
        </div>
        <Fault text={fault} />
        <DeskTable
          rows={answer?.rules}
          columns={columns}
          keyOf={({ id }) => id}
          empty="还没有佣金规则，分享商品现在没有佣金。"
        />
        {answer && <Pager page={page} count={answer.count} size={PAGE} onPage={setPage} />}
      </Container>
      <LimitsPanel may={may} changes={changes} />
      {open && answer && <RuleForm known={answer} onClose={() => setOpen(false)} onSaved={changed} />}
    </div>
  )
}

export const config = defineRouteConfig({ label: '佣金规则', rank: 1 })

export default CommissionRulesPage
