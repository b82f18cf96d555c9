import { Button, Container, Heading, Text, toast, usePrompt } from '@medusajs/ui'
import { useCallback, useEffect, useState } from 'react'
import { api, messageOf } from '@shanzhen/desk/api'
import { yuan } from '@shanzhen/desk/money'
import type { RecallRefund, RecallView } from '../../../wire'
import { isOver } from '../../lib/recalls'
import { AffectedTable } from './affected-table'

/** One recall, opened: every buyer, order and place, each followed to its end; then it is closed and printed. */
export function RecallPanel({ id, onChanged }: { id: string; onChanged: () => Promise<void> }) {
  const [recall, setRecall] = useState<RecallView | null>(null)
  const prompt = usePrompt()

  const load = useCallback(async () => {
    try {
      setRecall((await api<{ recall: RecallView }>(`/recalls/${id}`)).recall)
    } catch (error) {
      toast.error(messageOf(error))
    }
  }, [id])
  useEffect(() => void load(), [load])

  const act = async (title: string, path: string, body: object = {}, first = '') => {
    const description = `${first}处理后不能再改。`
    if (!(await prompt({ title, description, confirmText: '确认', cancelText: '取消' }))) return
    try {
      await api(`/recalls/${id}${path}`, 'POST', body)
      await Promise.all([load(), onChanged()])
    } catch (error) {
      toast.error(messageOf(error))
    }
  }
  /** Names the sum before anybody says yes to it, and pays that sum or none. */
  const payBack = async (row_id: string) => {
    try {
      const path = `/affected/${row_id}`
      const { refund } = await api<{ refund: RecallRefund }>(`/recalls/${id}${path}/refund`)
      const { goods_fen, freight_fen, refund_fen, pieces } = refund
      const freight = freight_fen ? `，运费 ${yuan(freight_fen)}（整单商品都已退，运费一并退）` : '，运费不退'
      const first = `${pieces} 件商品 ${yuan(goods_fen)}${freight}，从原付款渠道退回；收的是现金或转账的，由财务另行退还。`
      await act(`退给买家 ${yuan(refund_fen)}？`, path, { action: 'refund', refund_fen }, first)
    } catch (error) {
      toast.error(messageOf(error))
    }
  }
  if (!recall) return null
  const left = recall.affected.filter(({ state }) => !isOver(state)).length
  const actions = (row: RecallView['affected'][number]) => {
    if (recall.state === 'closed' || isOver(row.state) || row.state === 'refunding') return null
    const choices: [action: string, word: string][] =
      row.kind === 'place'
        ? [
            ['secured', '已封存'],
            ['returned', '已退供应商'],
          ]
        : [
            ...(row.state === 'untold' ? [['notified', '已电话告知'] as [string, string]] : []),
            ['refund', '退款'],
            ['returned', '已退回'],
            ...(row.kind === 'buyer' ? [['unreachable', '联系不上'] as [string, string]] : []),
          ]
    return (
      <div className="flex gap-x-1">
        {choices.map(([action, word]) => (
          <Button
            key={action}
            size="small"
            variant="transparent"
            onClick={() =>
              void (action === 'refund' ? payBack(row.id) : act(`${word}？`, `/affected/${row.id}`, { action }))
            }
          >
            {word}
          </Button>
        ))}
      </div>
    )
  }

  return (
    <Container className="divide-y p-0">
      <div className="flex flex-wrap items-center justify-between gap-3 px-6 py-4">
        <div>
          <Heading level="h2">召回 {recall.lots.map(({ code }) => code).join('、')}</Heading>
          <Text size="small" className="text-ui-fg-subtle">
            {recall.reason} · {left ? `还有 ${left} 项没有处理完` : '全部处理完'}
          </Text>
          <Text size="small" className="text-ui-fg-subtle">
            {recall.names[recall.opened_by]} 发起
            {recall.closed_by && `，${recall.names[recall.closed_by]} 结束`}
          </Text>
        </div>
        <div className="flex gap-x-2">
          <Button size="small" variant="secondary" asChild>
            <a href={`/admin/recalls/${id}/report`} target="_blank" rel="noreferrer">
              打印报告
            </a>
          </Button>
          {recall.state === 'open' && (
            <Button size="small" disabled={left > 0} onClick={() => void act('结束召回？', '/close')}>
              结束召回
            </Button>
          )}
        </div>
      </div>
      {recall.affected.length ? (
        <AffectedTable rows={recall.affected} actions={actions} />
      ) : (
        <Text className="px-6 py-6 text-ui-fg-subtle">没有卖出，也没有库存。</Text>
      )}
    </Container>
  )
}
