/** Before a quarter's file is made: each distributor's sums beside what was paid out, and what does not agree. */
import { Text, toast } from '@medusajs/ui'
import { useState } from 'react'
import { api } from '@shanzhen/desk/api'
import { TextField } from '@shanzhen/desk/fields'
import { FormDrawer } from '@shanzhen/desk/form-drawer'
import { yuan } from '@shanzhen/desk/money'
import { type Column, DeskTable, Fault } from '@shanzhen/desk/table'
import { useAnswer } from '@shanzhen/desk/use-answer'
import type { QuarterPreview } from '../../wire/tax-report'
import { quarterWords } from './quarter-words'

type Row = QuarterPreview['rows'][number]
const COLUMNS: Column<Row>[] = [
  { head: '分销员', cell: ({ shown_name }) => shown_name },
  { head: '收入', right: true, cell: ({ gross_fen }) => yuan(gross_fen) },
  { head: '代扣个税', right: true, cell: ({ tax_fen }) => yuan(tax_fen) },
  { head: '实付', right: true, cell: ({ net_fen }) => yuan(net_fen) },
  { head: '打款付出', right: true, cell: ({ paid_out_fen }) => yuan(paid_out_fen) },
]
type Props = { quarter: string; onClose: () => void; onMade: () => Promise<void> }

export function QuarterDrawer({ quarter, onClose, onMade }: Props) {
  const { answer, fault } = useAnswer<QuarterPreview>(`/distribution-reports/quarters/${quarter}`)
  const [reason, setReason] = useState('')
  const wrong = answer?.differences ?? []
  const send = async () => {
    if (!answer) return '还没有打开'
    if (!answer.over) return '这个季度还没有过完，过完才能做报送文件'
    if (wrong.length && !reason.trim()) return '有对不上的，请先查清；确认要照现在的数做，请写明原因'
    await api(`/distribution-reports/quarters/${quarter}`, 'POST', { reason: reason.trim() || null })
    toast.success('文件做好了，请另一位同事复核')
    await onMade()
  }
  return (
    <FormDrawer title={quarterWords(quarter)} submit="做报送文件" onClose={onClose} onSend={send}>
      <Fault text={fault} />
      {answer && (
        <>
          <DeskTable
            rows={answer.rows}
            columns={COLUMNS}
            keyOf={({ distributor_id }) => distributor_id}
            empty="这个季度没有付过佣金。"
          />
          {wrong.length > 0 && (
            <div role="alert" className="flex flex-col gap-1">
              {wrong.map(({ distributor_id, shown_name, text }) => (
                <Text key={distributor_id + text} size="small" className="text-ui-fg-error">
                  {shown_name}：{text}
                </Text>
              ))}
            </div>
          )}
          {!wrong.length && answer.rows.length > 0 && <Text size="small">和打款、微信转账、电子回单都一致。</Text>}
          <TextField
            label={wrong.length ? '为什么照现在的数做' : '说明（更正时必填）'}
            value={reason}
            maxLength={300}
            onChange={setReason}
          />
        </>
      )}
    </FormDrawer>
  )
}
