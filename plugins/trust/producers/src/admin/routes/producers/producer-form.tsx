import { toast } from '@medusajs/ui'
import { useState } from 'react'
import { api } from '@shanzhen/desk/api'
import { ChoiceField, SwitchField, TextField } from '@shanzhen/desk/fields'
import { FormDrawer } from '@shanzhen/desk/form-drawer'
import type { ListedProducer } from '../../../wire'
import { PRODUCER_KINDS } from '../../lib/words'
import { Contacts } from './contacts'

/** A producer's particulars, new or changed; what was typed stays when the server refuses it. */
type Props = { producer: ListedProducer | null; onClose: () => void; onSaved: () => Promise<void> }

const EMPTY = {
  key: '',
  name: '',
  kind: 'cooperative' as const,
  sc_licence: null,
  credit_code: null,
  town: null,
  is_demo: false,
}

export function ProducerForm({ producer, onClose, onSaved }: Props) {
  const [form, setForm] = useState<Omit<ListedProducer, 'id' | 'goods_count'>>(producer ?? EMPTY)
  const set = (change: Partial<ListedProducer>) => setForm((known) => ({ ...known, ...change }))

  const save = async () => {
    const { name, kind, sc_licence, credit_code, town, is_demo } = form
    const facts = { name, kind, sc_licence, credit_code, town, is_demo }
    await (producer
      ? api(`/producers/${producer.id}`, 'POST', facts)
      : api('/producers', 'POST', { ...facts, key: form.key }))
    await onSaved()
    toast.success('已保存')
  }

  return (
    <FormDrawer title={producer ? '修改生产者' : '添加生产者'} submit="保存" onClose={onClose} onSend={save}>
      {!producer && (
        <TextField label="代号（小写字母，定下后不改）" value={form.key} onChange={(key) => set({ key })} />
      )}
      <TextField label="名称" value={form.name} onChange={(name) => set({ name })} />
      <ChoiceField label="类型" value={form.kind} options={PRODUCER_KINDS} onChange={(kind) => set({ kind })} />
      <TextField label="所在镇" value={form.town} onChange={(town) => set({ town })} />
      <TextField
        label="食品生产许可证编号"
        value={form.sc_licence}
        placeholder="SC 加 14 位数字"
        onChange={(sc_licence) => set({ sc_licence })}
      />
      <TextField label="统一社会信用代码" value={form.credit_code} onChange={(credit_code) => set({ credit_code })} />
      <SwitchField label="演示数据" value={form.is_demo} onChange={(is_demo) => set({ is_demo })} />
      {producer && <Contacts producerId={producer.id} />}
    </FormDrawer>
  )
}
