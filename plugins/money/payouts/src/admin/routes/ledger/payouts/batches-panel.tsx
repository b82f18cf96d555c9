/** 打款文件: made of all that was let go, taken to the bank, and what it answered read back. */
import { Button, Container, Heading, Text, toast, usePrompt } from '@medusajs/ui'
import { useRef, useState } from 'react'
import { ask, messageOf } from '@shanzhen/desk/api'
import { base64Of } from '@shanzhen/desk/base64'
import { shortMoment } from '@shanzhen/desk/dates'
import { yuan } from '@shanzhen/desk/money'
import { type Column, DeskTable, Fault, Pager } from '@shanzhen/desk/table'
import { useAnswer } from '@shanzhen/desk/use-answer'
import { useRights } from '@shanzhen/desk/use-rights'
import type { MadeBatch, PayoutBatch, PayoutBatches, ResultsTaken } from '../../../../wire'

const SIZE = 20
type Props = { approved: number; onChanged: () => Promise<void> }

export function BatchesPanel({ approved, onChanged }: Props) {
  const [page, setPage] = useState(1)
  const { answer, fault, reload } = useAnswer<PayoutBatches>(
    `/payout-batches?limit=${SIZE}&offset=${(page - 1) * SIZE}`,
  )
  const prompt = usePrompt()
  const may = useRights()('payouts:act')
  const input = useRef<HTMLInputElement>(null)
  const [into, setInto] = useState<PayoutBatch | null>(null)
  const [left, setLeft] = useState<MadeBatch['left']>([])
  const [wrong, setWrong] = useState<ResultsTaken['wrong']>([])
  const both = async () => void (await Promise.all([reload(), onChanged()]))

  const make = async () => {
    const sure = await prompt({
      title: `把 ${approved} 笔已复核的打款做成文件？`,
      description: '做成后不能再退回。文件里有完整账号，请只交给银行；结果由另一位同事登记。',
      ...{ confirmText: '做打款文件', cancelText: '先不' },
    })
    if (!sure) return
    try {
      const { batch, left } = await ask<MadeBatch>('/payout-batches', {})
      toast.success(`${batch.number}：${batch.count} 笔，共 ${yuan(batch.amount_fen)}`)
      setLeft(left)
      globalThis.location.assign(`/admin/payout-batches/${batch.id}/file`)
    } catch (error) {
      toast.error(messageOf(error))
    }
    await both()
  }
  const read = async (file: File | undefined) => {
    if (!file || !into) return
    try {
      const content = await base64Of(file)
      const taken = await ask<ResultsTaken>(`/payout-batches/${into.id}/results`, { content })
      toast.success(`登记了 ${taken.done} 笔结果`)
      setWrong(taken.wrong)
    } catch (error) {
      toast.error(messageOf(error))
    }
    if (input.current) input.current.value = ''
    await both()
  }

  const columns: Column<PayoutBatch>[] = [
    { head: '文件', cell: ({ number }) => number },
    { head: '笔数', right: true, cell: ({ count }) => count },
    { head: '金额', right: true, cell: ({ amount_fen }) => yuan(amount_fen) },
    { head: '待登记结果', right: true, cell: ({ waiting }) => waiting },
    { head: '做文件', cell: ({ made_by, made_at }) => `${made_by} ${shortMoment(made_at)}` },
    {
      head: '',
      cell: (row) =>
        may && (
          <div className="flex flex-col gap-1 sm:flex-row">
            <Button size="small" variant="secondary" asChild>
              <a href={`/admin/payout-batches/${row.id}/file`} download>
                下载
              </a>
            </Button>
            {row.waiting > 0 && !row.own && (
              <Button
                size="small"
                variant="secondary"
                onClick={() => {
                  setInto(row)
                  input.current?.click()
                }}
              >
                导入结果
              </Button>
            )}
          </div>
        ),
    },
  ]
  return (
    <Container className="divide-y p-0">
      <div className="flex flex-wrap items-center justify-between gap-3 px-6 py-4">
        <Heading level="h2">打款文件</Heading>
        {may && approved > 0 && (
          <Button size="small" onClick={() => void make()}>
            做打款文件（{approved} 笔）
          </Button>
        )}
        <input
          ref={input}
          type="file"
          hidden
          aria-label="银行返回的结果"
          accept=".xlsx,.csv"
          onChange={(event) => void read(event.target.files?.[0])}
        />
      </div>
      <Fault text={fault} />
      {left.length > 0 && (
        <div role="alert" className="px-6 py-3">
          <Text size="small">没有做进文件的：</Text>
          {left.map(({ number, why }) => (
            <Text key={number} size="small" className="text-ui-fg-error">
              {why}
            </Text>
          ))}
        </div>
      )}
      {wrong.length > 0 && (
        <div role="alert" className="px-6 py-3">
          {wrong.map(({ row, message }) => (
            <Text key={row} size="small" className="text-ui-fg-error">
              第 {row} 行：{message}
            </Text>
          ))}
        </div>
      )}
      <DeskTable
        rows={answer?.batches}
        columns={columns}
        keyOf={({ id }) => id}
        empty="还没有打款文件。有复核放行的打款时，可以在这里做一个。"
      />
      <Pager page={page} count={answer?.count ?? 0} size={SIZE} onPage={setPage} />
    </Container>
  )
}
