import { Button, Drawer, Text, toast } from '@medusajs/ui'
import { useState } from 'react'
import { ask, messageOf } from '@shanzhen/desk/api'
import { moment } from '@shanzhen/desk/dates'
import { TextField } from '@shanzhen/desk/fields'
import { yuan } from '@shanzhen/desk/money'
import { type Column, DeskTable, Fault, Pager } from '@shanzhen/desk/table'
import { useAnswer } from '@shanzhen/desk/use-answer'
import { useClosing } from '@shanzhen/desk/use-closing'
import { useRights } from '@shanzhen/desk/use-rights'
import type { Remark, ShownLine, StatementFile } from '../../../../wire'

type Props = { id: string; onClose: () => void; onChanged: () => Promise<void> }
const SIZE = 100
const LINES: Column<ShownLine>[] = [
  { head: '行', right: true, cell: ({ no }) => no },
  { head: '种类', cell: ({ kind_zh, reference }) => `${kind_zh} ${reference}` },
  { head: '金额', right: true, cell: ({ amount_fen }) => yuan(amount_fen) },
  { head: '余额', right: true, cell: ({ balance_fen }) => yuan(balance_fen) },
]

/** A statement: its sums, lines and files, and what its shop says, to be answered here. */
export function StatementDrawer({ id, onClose, onChanged }: Props) {
  const [page, setPage] = useState(1)
  const { answer, fault, reload } = useAnswer<StatementFile>(
    `/settlement/statements/${id}?take=${SIZE}&after=${(page - 1) * SIZE}`,
  )
  const { onOpenChange, onTyped, sent } = useClosing(onClose)
  const both = async () => {
    sent()
    await Promise.all([reload(), onChanged()])
  }
  return (
    <Drawer open onOpenChange={onOpenChange}>
      <Drawer.Content>
        <Drawer.Header>
          <Drawer.Title>
            {answer?.statement.number ?? '对账单'} {answer?.statement.shop_name}
          </Drawer.Title>
        </Drawer.Header>
        <Drawer.Body className="flex flex-col gap-4 overflow-y-auto" onChange={onTyped}>
          <Fault text={fault} />
          {answer && (
            <>
              {answer.remarks.map((remark) => (
                <RemarkRow key={remark.id} remark={remark} onAnswered={both} />
              ))}
              <Text size="small">
                期初 {yuan(answer.statement.opening_fen)}
                {answer.sums.map(({ kind_zh, amount_fen, count }) => (
                  <span key={kind_zh} className="block">
                    {kind_zh} × {count}：{yuan(amount_fen)}
                  </span>
                ))}
                <span className="block">期末 {yuan(answer.statement.closing_fen)}</span>
              </Text>
              <div className="flex gap-2">
                {(['pdf', 'xlsx', 'json'] as const).map((format) => (
                  <Button key={format} size="small" variant="secondary" asChild>
                    <a href={`/admin/settlement/statements/${id}/file?format=${format}`} download>
                      {{ pdf: 'PDF', xlsx: '表格', json: '校验文件' }[format]}
                    </a>
                  </Button>
                ))}
              </div>
              <DeskTable rows={answer.lines} columns={LINES} keyOf={({ no }) => String(no)} empty="没有明细。" />
              <Pager
                page={page}
                count={answer.sums.reduce((sum, { count }) => sum + count, 0)}
                size={SIZE}
                onPage={setPage}
              />
            </>
          )}
        </Drawer.Body>
      </Drawer.Content>
    </Drawer>
  )
}

function RemarkRow({ remark, onAnswered }: { remark: Remark; onAnswered: () => Promise<void> }) {
  const may = useRights()('settlement:act')
  const [answer, setAnswer] = useState('')
  const [sending, setSending] = useState(false)
  const send = async () => {
    setSending(true)
    try {
      await ask(`/settlement/remarks/${remark.id}`, { answer })
      toast.success('已答复')
      await onAnswered()
    } catch (error) {
      toast.error(messageOf(error))
    }
    setSending(false)
  }
  return (
    <div className="rounded-md border p-3">
      <Text size="small" weight="plus">
        {remark.no === null ? '整张对账单' : `第 ${remark.no} 行`}：{remark.reason}
      </Text>
      <Text size="xsmall" className="text-ui-fg-subtle">
        {remark.by} · {moment(String(remark.at))}
      </Text>
      {remark.answer && (
        <Text size="small" className="mt-2">
          {remark.answered_by}：{remark.answer}
        </Text>
      )}
      {!remark.answer && may && (
        <div className="mt-2 flex flex-col gap-2">
          <TextField label="答复（小店会看到）" value={answer} onChange={setAnswer} />
          <Button
            size="small"
            className="self-start"
            isLoading={sending}
            disabled={answer.trim().length < 2}
            onClick={() => void send()}
          >
            答复
          </Button>
        </div>
      )}
    </div>
  )
}
