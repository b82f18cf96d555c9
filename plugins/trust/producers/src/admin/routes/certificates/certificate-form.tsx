import { Label, toast } from '@medusajs/ui'
import { useState } from 'react'
import { api } from '@shanzhen/desk/api'
import { ChoiceField, TextField } from '@shanzhen/desk/fields'
import { FormDrawer } from '@shanzhen/desk/form-drawer'
import type { StaffCertificates } from '../../../wire'
import { CERTIFICATE_KINDS } from '../../lib/certificate-words'

/** A certificate copied from the paper, with its scan; a second person looks at both. */
type Props = { producers: StaffCertificates['producers']; onClose: () => void; onSaved: () => Promise<void> }

const EMPTY = {
  producer_id: '',
  kind: 'sc' as (typeof CERTIFICATE_KINDS)[number][0],
  number: '',
  place: '',
  valid_from: '',
  valid_to: '',
}

/** @returns the stored scan, none when no file was chosen */
async function upload(scan: File | null) {
  if (!scan) return {}
  const body = new FormData()
  body.append('files', scan)
  const { files } = await api<{ files: { id: string }[] }>('/uploads', 'POST', body)
  return { scan_file_id: files[0].id }
}

export function CertificateForm({ producers, onClose, onSaved }: Props) {
  const [form, setForm] = useState(EMPTY)
  const [scan, setScan] = useState<File | null>(null)
  const set = (change: Partial<typeof EMPTY>) => setForm((known) => ({ ...known, ...change }))

  const save = async () => {
    await api('/certificates', 'POST', { ...form, ...(await upload(scan)) })
    await onSaved()
    toast.success('已登记，等待另一位同事审核')
  }

  return (
    <FormDrawer title="登记证书" submit="登记" onClose={onClose} onSend={save}>
      <ChoiceField
        label="生产者"
        value={form.producer_id}
        options={producers.map(({ id, name }) => [id, name] as const)}
        onChange={(producer_id) => set({ producer_id })}
      />
      <ChoiceField label="种类" value={form.kind} options={CERTIFICATE_KINDS} onChange={(kind) => set({ kind })} />
      <TextField label="证书编号" value={form.number} onChange={(number) => set({ number })} />
      <TextField label="适用地点（可不填）" value={form.place} onChange={(place) => set({ place })} />
      <TextField
        label="有效期起（如 2026-01-01）"
        value={form.valid_from}
        onChange={(valid_from) => set({ valid_from })}
      />
      <TextField label="有效期止" value={form.valid_to} onChange={(valid_to) => set({ valid_to })} />
      <div className="flex flex-col gap-y-1">
        <Label htmlFor="certificate-scan" size="small">
          扫描件
        </Label>
        <input
          id="certificate-scan"
          type="file"
          accept="image/*,application/pdf"
          onChange={(event) => setScan(event.target.files?.[0] ?? null)}
        />
      </div>
    </FormDrawer>
  )
}
