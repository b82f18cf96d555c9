/** One receiving note at the ramp: what was expected beside what came, taken in at once, taken back while nothing was used. */
import { Badge, Button, Container, Heading, Text, toast, usePrompt } from '@medusajs/ui'
import { useState } from 'react'
import { Link, useParams } from 'react-router-dom'
import { api, messageOf } from '@shanzhen/desk/api'
import { shortMoment } from '@shanzhen/desk/dates'
import { TextField } from '@shanzhen/desk/fields'
import { Fault } from '@shanzhen/desk/table'
import { useAnswer } from '@shanzhen/desk/use-answer'
import { amountOf } from '../../../../../receiving/amount'
import { noteCode } from '../../../../../receiving/note-code'
import type { ReceivingNote } from '../../../../../wire'
import { RECEIVING_STATES } from '../../../../lib/words'
import { TakeInForm } from '../../../../parts/take-in-form'

type Answer = { note: ReceivingNote }

function ReceivingNotePage() {
  const { id } = useParams()
  const path = `/warehouse/receiving-notes/${id}`
  const { answer, setAnswer, fault } = useAnswer<Answer>(path)
  const [taking, setTaking] = useState(false)
  const [reason, setReason] = useState('')
  const prompt = usePrompt()
  if (!answer) return <Fault text={fault} />
  const { note } = answer
  const end = async (way: 'undo' | 'cancel', title: string, description: string) => {
    if (!(await prompt({ title, description, confirmText: '确定', cancelText: '先不', variant: 'danger' }))) return
    try {
      setAnswer(await api<Answer>(`${path}/${way}`, 'POST', { reason }))
      setReason('')
    } catch (error) {
      toast.error(messageOf(error))
    }
  }
  return (
    <div className="flex flex-col gap-y-3">
      <Container className="flex flex-col gap-y-3 px-4 py-4 md:px-6">
        <div className="flex flex-wrap items-center gap-2">
          <Heading>
            收货单 {noteCode(note.number)} · {note.producer_name}
          </Heading>
          <Badge size="2xsmall" color={RECEIVING_STATES[note.state][1]}>
            {RECEIVING_STATES[note.state][0]}
          </Badge>
        </div>
        <Text size="small" className="text-ui-fg-subtle">
          预计 {note.expected_on} 到 · {note.made_by} 写的
          {note.received_by && ` · ${note.received_by} ${shortMoment(String(note.received_at))} 收货`}
          {note.delivery_number && ` · 送货单 ${note.delivery_number}`}
          {note.reason && ` · ${note.reason}`}
          {note.remark && ` · 备注：${note.remark}`}
        </Text>
        <div className="flex flex-wrap items-end gap-3">
          {note.state === 'expected' && (
            <Button className="min-h-11" onClick={() => setTaking(true)}>
              收货
            </Button>
          )}
          <a
            className="inline-flex min-h-11 items-center text-ui-fg-interactive"
            href={`/admin${path}/file`}
            target="_blank"
            rel="noreferrer"
          >
            打印
          </a>
          {note.state !== 'canceled' && (
            <>
              <TextField label="原因" value={reason} maxLength={100} onChange={setReason} />
              {note.state === 'received' ? (
                <Button
                  size="small"
                  variant="danger"
                  disabled={!reason.trim()}
                  onClick={() => void end('undo', '撤销收货？', '它的批次全部作废，收货单回到待收。')}
                >
                  撤销收货
                </Button>
              ) : (
                <Button
                  size="small"
                  variant="secondary"
                  disabled={!reason.trim()}
                  onClick={() => void end('cancel', '取消收货单？', '这些货不来了。取消后要收货，再写一张。')}
                >
                  不来了
                </Button>
              )}
            </>
          )}
        </div>
      </Container>
      {taking && <TakeInForm note={note} onClose={() => setTaking(false)} onDone={setAnswer} />}
      <Container className="divide-y p-0">
        {note.lines.map((line) => (
          <div key={line.id} className="flex flex-col gap-y-1 px-4 py-3 md:px-6">
            <div className="flex items-center justify-between gap-3">
              <p className="txt-compact-medium-plus min-w-0 break-words">{line.title}</p>
              <p className="shrink-0 text-xl font-medium tabular-nums">
                {line.received === null ? '—' : amountOf(line.received, line.unit)} /{' '}
                {amountOf(line.expected, line.unit)}
              </p>
            </div>
            {line.difference_reason && (
              <p className="txt-compact-small text-ui-fg-error">和预计不同：{line.difference_reason}</p>
            )}
            {line.lots.map((lot) => (
              <Link
                key={lot.id}
                to={`/lots/${lot.id}`}
                className="txt-compact-small inline-flex min-h-11 items-center text-ui-fg-interactive"
              >
                批次 {lot.code}，{amountOf(lot.quantity, line.unit)}，至 {lot.best_before}
                {lot.state === 'quarantine' && '，待检'}
                {lot.state === 'voided' && '，已作废'}
              </Link>
            ))}
          </div>
        ))}
      </Container>
    </div>
  )
}

export default ReceivingNotePage
