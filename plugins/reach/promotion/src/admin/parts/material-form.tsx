/** Something for the library: a picture, a text or a short film, with whose it is and until when it may be shown. */
import { Label, Text, Textarea, toast } from '@medusajs/ui'
import { useId, useState } from 'react'
import { ask } from '@shanzhen/desk/api'
import { base64Of } from '@shanzhen/desk/base64'
import { ChoiceField, ListField, TextField } from '@shanzhen/desk/fields'
import { FormDrawer } from '@shanzhen/desk/form-drawer'
import type { StaffMaterials } from '../../wire'
import { GoodChoice } from '@shanzhen/desk/good-choice'

type Kind = 'picture' | 'text' | 'film'
type Of = 'all' | 'good' | 'shelf'
type Props = { shelves: StaffMaterials['shelves']; onClose: () => void; onSaved: () => Promise<void> }
const TAKES: Record<Kind, string> = { picture: 'image/jpeg,image/png,image/webp', film: 'video/mp4', text: '' }

export function MaterialForm({ shelves, onClose, onSaved }: Props) {
  const [kind, setKind] = useState<Kind>('picture')
  const [typed, setTyped] = useState({ title: '', words: '', maker: '', licence: '', until: '' })
  const [file, setFile] = useState<File | null>(null)
  const [of, setOf] = useState<Of>('all')
  const [good, setGood] = useState<{ product_id: string; title: string } | null>(null)
  const [shelf, setShelf] = useState('')
  const set = (change: Partial<typeof typed>) => setTyped((now) => ({ ...now, ...change }))
  const [fileId, wordsId] = [useId(), useId()]

  const send = async () => {
    const shelf_id = shelves.find(({ name }) => of === 'shelf' && name === shelf)?.id ?? null
    if (of === 'good' && !good) return '请选择是哪个商品'
    if (of === 'shelf' && !shelf_id) return '请选择是哪个货架'
    if (kind !== 'text' && !file) return kind === 'film' ? '请选择短视频' : '请选择图片'
    if (file && file.size > 20 * 1024 * 1024) return '短视频不能超过 20 MB，请压缩后再传'
    await ask('/distribution/material', {
      ...{ kind, title: typed.title, words: typed.words || null, maker: typed.maker, licence: typed.licence },
      ...{ rights_until: typed.until || null, product_id: of === 'good' ? good?.product_id : null, shelf_id },
      ...(kind !== 'text' && file && { content: await base64Of(file) }),
    })
    toast.success('素材已添加，分销员现在就能用')
    await onSaved()
  }

  return (
    <FormDrawer title="添加素材" submit="保存素材" onClose={onClose} onSend={send}>
      <ChoiceField
        label="种类"
        value={kind}
        options={[
          ['picture', '图片'],
          ['text', '文字'],
          ['film', '短视频'],
        ]}
        onChange={(now) => {
          setKind(now)
          setFile(null)
        }}
      />
      <TextField label="标题" value={typed.title} placeholder="如：采摘现场" onChange={(title) => set({ title })} />
      {kind !== 'text' && (
        <div className="flex flex-col gap-y-2">
          <Label size="small" htmlFor={fileId}>
            {kind === 'film' ? '短视频（MP4，不超过 20 MB）' : '图片（JPEG、PNG、WebP，不超过 8 MB）'}
          </Label>
          <input
            key={kind}
            id={fileId}
            type="file"
            accept={TAKES[kind]}
            onChange={(event) => setFile(event.target.files?.[0] ?? null)}
          />
        </div>
      )}
      <div className="flex flex-col gap-y-1">
        <Label size="small" htmlFor={wordsId}>
          {kind === 'text' ? '文字' : '可以配的文字（可不填）'}
        </Label>
        <Textarea id={wordsId} rows={4} value={typed.words} onChange={(event) => set({ words: event.target.value })} />
      </div>
      <ChoiceField
        label="用于"
        value={of}
        options={[
          ['all', '不限'],
          ['good', '一个商品'],
          ['shelf', '一个货架'],
        ]}
        onChange={setOf}
      />
      {of === 'good' && <GoodChoice from="/distribution/goods" chosen={good} onChosen={setGood} />}
      {of === 'shelf' && (
        <ListField label="货架" value={shelf} options={shelves.map(({ name }) => name)} onChange={setShelf} />
      )}
      <TextField label="作者" value={typed.maker} placeholder="谁拍的、谁写的" onChange={(maker) => set({ maker })} />
      <TextField
        label="授权"
        value={typed.licence}
        placeholder="如：作者授权本县网货供应中心转发"
        onChange={(licence) => set({ licence })}
      />
      <TextField
        label="授权到哪一天（不填就是长期）"
        type="date"
        value={typed.until}
        onChange={(until) => set({ until })}
      />
      <Text size="small" className="text-ui-fg-subtle">
        图片和短视频里的拍摄地点、设备信息会去掉。授权到期后分销员就看不到了；素材不能改，只能下架后另添。
      </Text>
    </FormDrawer>
  )
}
