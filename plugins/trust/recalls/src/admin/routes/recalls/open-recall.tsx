import { Text, usePrompt } from '@medusajs/ui'
import { useState } from 'react'
import { api } from '@shanzhen/desk/api'
import { ChoiceField, TextField } from '@shanzhen/desk/fields'
import { FormDrawer } from '@shanzhen/desk/form-drawer'
import type { RecallPreview } from '../../../wire'
import { CLASSES, countsOf } from '../../lib/recalls'
import { AffectedTable } from './affected-table'

/** Beginning a recall: name the lot, see what it is about, then confirm. */
type Props = { onClose: () => void; onOpened: (id: string) => Promise<void> }

export function OpenRecall({ onClose, onOpened }: Props) {
  const [code, setCode] = useState('')
  const [reason, setReason] = useState('')
  const [level, setLevel] = useState('second')
  const [preview, setPreview] = useState<RecallPreview | null>(null)
  const prompt = usePrompt()

  const look = async () => {
    if (!code.trim()) return '请填写批次号'
    setPreview(await api<RecallPreview>(`/recalls/preview?code=${encodeURIComponent(code.trim())}`))
    return false
  }
  const begin = async ({ lot_id, lots }: RecallPreview) => {
    if (!reason.trim()) return '请填写原因，会告诉买家'
    const title = `召回 ${lots.map((lot) => lot.code).join('、')}？`
    const description = '立即全面停售，未发的包裹扣留，并通知所有买家。召回不能撤销。'
    if (!(await prompt({ title, description, confirmText: '召回', cancelText: '取消' }))) return false
    const body = { lot_id, reason, class: level }
    await onOpened((await api<{ recall: { id: string } }>('/recalls', 'POST', body)).recall.id)
  }

  return (
    <FormDrawer
      title="发起召回"
      submit={preview ? '确认召回' : '查看影响范围'}
      danger={preview !== null}
      onClose={onClose}
      onSend={() => (preview ? begin(preview) : look())}
    >
      <TextField
        label="批次号"
        value={code}
        onChange={(text) => {
          setCode(text)
          setPreview(null)
        }}
      />
      <TextField label="原因（会告诉买家）" value={reason} onChange={setReason} />
      <ChoiceField label="级别" value={level} options={CLASSES} onChange={setLevel} />
      {preview && (
        <>
          <Text size="small">连同由它制成的批次一起召回：{preview.lots.map((lot) => lot.code).join('、')}</Text>
          <Text size="small" weight="plus">
            {countsOf(preview.affected)}
          </Text>
          {preview.affected.length ? (
            <AffectedTable rows={preview.affected} />
          ) : (
            <Text size="small" className="text-ui-fg-subtle">
              没有卖出，也没有库存。
            </Text>
          )}
        </>
      )}
    </FormDrawer>
  )
}
