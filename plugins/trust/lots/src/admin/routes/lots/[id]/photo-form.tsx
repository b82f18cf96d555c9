import { Alert, Button, Label, toast } from '@medusajs/ui'
import { useId, useState } from 'react'
import { api, messageOf } from '@shanzhen/desk/api'
import { ChoiceField, TextField } from '@shanzhen/desk/fields'
import { EVENTS } from '../../../lib/lot-words'
import { shrinkPhoto } from '../../../lib/shrink-photo'
import type { LotFile } from '../../../../wire'

/** A picture of a step that happened, taken with the phone at hand or chosen from what is there. */
export function PhotoForm({ file, onSaved }: { file: LotFile; onSaved: () => Promise<void> }) {
  const [step, setStep] = useState<string>(file.photo_steps.at(-1) ?? '')
  const [caption, setCaption] = useState('')
  const [picture, setPicture] = useState<File | null>(null)
  const [busy, setBusy] = useState(false)
  const [problem, setProblem] = useState<string | null>(null)
  const [round, setRound] = useState(0)
  const id = useId()

  const save = async () => {
    setProblem(null)
    setBusy(true)
    try {
      if (!picture) throw new Error('请选择照片')
      await api(`/lots/${file.lot.id}/photos`, 'POST', { step, caption, photo: await shrinkPhoto(picture) })
      toast.success('照片已添加')
      setCaption('')
      setPicture(null)
      setRound(round + 1)
      await onSaved()
    } catch (error) {
      setProblem(messageOf(error))
    } finally {
      setBusy(false)
    }
  }

  return (
    <>
      <div className="grid grid-cols-1 gap-3 md:grid-cols-3">
        <ChoiceField
          label="照片属于哪一步"
          value={step}
          options={file.photo_steps.map((key) => [key, EVENTS[key]] as const)}
          onChange={setStep}
        />
        <TextField label="说明" value={caption} onChange={setCaption} placeholder="如：入库时逐筐查看" />
        <div className="flex flex-col gap-y-1">
          <Label htmlFor={id} size="small">
            选择照片
          </Label>
          <input
            key={round}
            id={id}
            type="file"
            accept="image/*"
            capture="environment"
            onChange={(event) => setPicture(event.target.files?.[0] ?? null)}
          />
        </div>
      </div>
      {problem && (
        <div role="alert">
          <Alert variant="error">{problem}</Alert>
        </div>
      )}
      <Button size="large" variant="secondary" disabled={busy} onClick={() => void save()}>
        添加照片
      </Button>
    </>
  )
}
